// node bench/uses-mutation.ts [COUNT] [SEED]: what fails of consumers' tests after random changes, and was not foretold.

import { runMutations } from '../tests/uses/mutation-run.ts';

const [count = '200', seed = '1'] = process.argv.slice(2);
const { missed, published: _, ...figures } = await runMutations(Number(count), Number(seed));
console.log(JSON.stringify(figures));
for (const each of missed) console.log(`missed: ${each}`);
process.exitCode = missed.length === 0 ? 0 : 1;
