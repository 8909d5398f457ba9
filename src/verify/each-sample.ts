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
 *
 * @param take gives `enough` when no more are wanted
 */
export async function eachSample<Value>(
  arbitrary: Arbitrary<Value>,
  { seed, runs }: Draw,
  take: (value: Value, index: number) => Promise<'enough' | void>,
): Promise<void> {
  if (runs === 0) return;
  let index = 0;
  let failure: { readonly error: unknown } | undefined;
  const property = asyncProperty(arbitrary, async (value) => {
    const end = await take(value, index++).catch((error: unknown) => {
      failure = { error };
      return 'enough' as const;
    });
    // A property that does not hold, and that no smaller value is looked for of, draws no more.
    return end !== 'enough';
  });
  await check(property, { seed, numRuns: runs, endOnFailure: true });
  if (failure) throw failure.error;
}
