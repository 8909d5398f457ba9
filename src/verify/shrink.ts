import { asyncProperty, check } from 'fast-check';
import { causeOf, type Judgement } from './judge.ts';
import type { Fuzz } from './plan/fuzz.ts';
import type { Trial } from './trial.ts';

/** How many requests the search for a smaller failing one may cost. */
const budget = 200;

/**
 * The simplest request that fast-check finds to fail for the same cause as the sample with the index
 * `index`, sent again one after another. `undefined` when that sample does not fail a second time.
 */
export async function shrink(
  fuzz: Fuzz,
  seed: number,
  index: number,
  cause: string,
  trial: Trial,
): Promise<Judgement | undefined> {
  let tries = 0;
  let smallest: Judgement | undefined;
  const property = asyncProperty(fuzz.arbitrary, async (sample) => {
    const testCase = tries++ < budget ? fuzz.toCase(sample, '') : undefined;
    if (!testCase) return;
    const found = trial.judge(await trial.send(testCase)).find((judgement) => causeOf(judgement) === cause);
    if (!found) return;
    smallest = found;
    throw new Error(cause);
  });
  const details = await check(property, { seed, path: String(index), numRuns: 1 });
  if (!smallest || !details.failed || details.counterexamplePath === null) return undefined;
  return renamed(smallest, fuzz, details.counterexamplePath);
}

// The path to the smallest is known when the search is over.
function renamed(judgement: Judgement, fuzz: Fuzz, path: string): Judgement {
  const { testCase } = judgement;
  const id = `${testCase.operation.title}#fuzz:${fuzz.kind}:${path}`;
  return { ...judgement, testCase: { ...testCase, id } };
}
