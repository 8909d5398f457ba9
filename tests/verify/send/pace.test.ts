import { expect, test } from 'vitest';
import { paceOf, realClock, type Clock } from '../../../src/verify/send/pace.ts';

/** A clock that is always as late as somebody has slept. */
function fakeClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = 1000;
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

test('turns are evenly spaced, the first at once', async () => {
  const clock = fakeClock();
  const turn = paceOf(4, clock);
  for (let count = 0; count < 4; count++) await turn();
  expect(clock.slept).toEqual([250, 250, 250]);
  expect(clock.now()).toBe(1750);
});

test('those who wait at the same time get turns after each other', async () => {
  const waits: number[] = [];
  const turn = paceOf(10, { now: () => 0, sleep: async (milliseconds) => void waits.push(milliseconds) });
  await Promise.all([turn(), turn(), turn()]);
  expect(waits).toEqual([100, 200]);
});

test('who comes late neither waits nor makes up for it', async () => {
  const clock = fakeClock();
  const turn = paceOf(10, clock);
  await turn();
  await clock.sleep(5000);
  await turn();
  await turn();
  expect(clock.slept).toEqual([5000, 100]);
});

test('without a rate nobody waits', async () => {
  const clock = fakeClock();
  const turn = paceOf(undefined, clock);
  await turn();
  await turn();
  expect(clock.slept).toEqual([]);
});

test('the real clock wakes when nobody wants to wait any more', async () => {
  const wake = new AbortController();
  const sleeping = realClock(wake.signal).sleep(60_000);
  wake.abort();
  await expect(sleeping).resolves.toBeUndefined();
});
