import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { eachSample } from '../../src/verify/each-sample.ts';

const values = fc.record({ name: fc.string(), sizes: fc.array(fc.integer()) });

property.prop([fc.integer(), fc.integer({ min: 0, max: 50 })])(
  'the samples are those of fast-check, in order',
  async (seed, runs) => {
    const drawn: unknown[] = [];
    await eachSample(values, { seed, runs }, async (value, index) => {
      drawn[index] = value;
    });
    expect(drawn).toEqual(runs === 0 ? [] : fc.sample(values, { seed, numRuns: runs }));
  },
);

test('none is drawn before the one before it is taken', async () => {
  let isTaking = false;
  const watched = values.map((value) => {
    expect(isTaking).toBe(false);
    return value;
  });
  await eachSample(watched, { seed: 1, runs: 5 }, async () => {
    isTaking = true;
    await Promise.resolve();
    isTaking = false;
  });
});

test('an error ends it, and is thrown as it is', async () => {
  const error = new Error('enough');
  let taken = 0;
  const drawing = eachSample(values, { seed: 1, runs: 10 }, async () => {
    taken += 1;
    if (taken === 3) throw error;
  });
  await expect(drawing).rejects.toBe(error);
  expect(taken).toBe(3);
});

test('none is drawn when there have been enough', async () => {
  const drawn: unknown[] = [];
  await eachSample(values, { seed: 1, runs: 1e9 }, async (value) => {
    drawn.push(value);
    return drawn.length === 3 ? 'enough' : undefined;
  });
  expect(drawn).toEqual(fc.sample(values, { seed: 1, numRuns: 3 }));
});
