import { setTimeout } from 'node:timers/promises';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { inFlight } from '../../src/verify/in-flight.ts';

property.prop([fc.integer({ min: 1, max: 5 }), fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 })])(
  'all work is done, as much at a time as there is room for',
  async (most, durations) => {
    const flight = inFlight(most);
    let running = 0;
    let largest = 0;
    const done: number[] = [];
    for (const [index, duration] of durations.entries()) {
      await flight.start(async () => {
        running += 1;
        largest = Math.max(largest, running);
        await setTimeout(duration);
        running -= 1;
        done.push(index);
      });
    }
    await flight.ended();
    expect(done.toSorted((a, b) => a - b)).toEqual([...durations.keys()]);
    expect(largest).toBe(Math.min(most, durations.length));
  },
  20_000,
);

test('the first error is thrown, and nothing is begun after it', async () => {
  const flight = inFlight(1);
  const begun: number[] = [];
  const work = (id: number, error?: Error) => async (): Promise<void> => {
    begun.push(id);
    await setTimeout(1);
    if (error) throw error;
  };
  await flight.start(work(1, new Error('first')));
  await expect(flight.start(work(2))).rejects.toThrow('first');
  await expect(flight.start(work(3))).rejects.toThrow('first');
  await expect(flight.ended()).rejects.toThrow('first');
  expect(begun).toEqual([1]);
});

test('ended waits for what is still running when another fails', async () => {
  const flight = inFlight(2);
  let isDone = false;
  await flight.start(async () => {
    await setTimeout(5);
    isDone = true;
  });
  await flight.start(() => Promise.reject(new Error('early')));
  await flight.ended().catch(() => undefined);
  expect(isDone).toBe(true);
});
