// One command: node examples/shop/run.ts
// The provider's contract is generated, both consumers write down what they use, and the next version is compared.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const here = import.meta.dirname;
const toolkit = path.resolve(here, '../../scripts/openapi-contract.ts');

/** Runs a command of the toolkit in a folder of the example, and shows it. */
function run(folder: string, ...words: readonly string[]): number {
  process.stdout.write(`\n${folder}$ openapi-contract ${words.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [toolkit, ...words], {
    cwd: path.join(here, folder),
    stdio: 'inherit',
  });
  return status ?? 2;
}

const consumers = '../provider/spec/shop/consumers';
const prepared = [
  run('provider', 'generate'),
  run('web', 'uses', '--out', `${consumers}/web.uses.json`),
  run('mobile', 'uses', '--out', `${consumers}/mobile.uses.json`),
];
// The comparison exits with 1, as there are breaking changes: that is what it is to show.
const compared = run('provider', 'compare', 'spec/shop', 'next/openapi.yaml', '--matrix');
run('provider', 'uses', '--unused');
process.exitCode = prepared.some((code) => code !== 0) || compared !== 1 ? 1 : 0;
