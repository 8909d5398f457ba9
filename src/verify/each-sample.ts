import { asyncProperty, check, type Arbitrary } from 'fast-check';

/** Which samples are drawn. */
export interface Draw {
  readonly seed: number;
  /** How many. */
  readonly runs: number;
}

/**
 * Draws samples one by one, each when the one before has been taken: the values that `sample` of fast-check
 * gives for the seed, without making all of them first. Throws what `take` throws, which takes no more then.
 */
export async function eachSample<Value>(
  arbitrary: Arbitrary<Value>,
  { seed, runs }: Draw,
  take: (value: Value, index: number) => Promise<void>,
): Promise<void> {
  if (runs === 0) return;
  let index = 0;
  let failure: { readonly error: unknown } | undefined;
  const property = asyncProperty(arbitrary, async (value) => {
    if (failure) return;
    // What is thrown here would be taken for a counterexample, and made smaller.
    await take(value, index++).catch((error: unknown) => void (failure = { error }));
  });
  await check(property, { seed, numRuns: runs });
  if (failure) throw failure.error;
}
