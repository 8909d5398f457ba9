import { expect, test } from 'vitest';
import { inTurns } from '../../src/verify/in-turns.ts';

/** Steps that keep the process busy for a while, and what they come to. */
function* busy(steps: number): Generator<void, number> {
  for (let step = 0; step < steps; step++) {
    const until = performance.now() + 20;
    while (performance.now() < until);
    yield;
  }
  return steps;
}

test('others have their turn in between', async () => {
  let heard = 0;
  const timer = setInterval(() => heard++, 1);
  expect(await inTurns(busy(20), () => false)).toBe(20);
  clearInterval(timer);
  expect(heard).toBeGreaterThan(1);
});

test('ends when nobody waits for it any more', async () => {
  let isOver = false;
  setTimeout(() => (isOver = true), 1);
  expect(await inTurns(busy(1_000_000), () => isOver)).toBeUndefined();
});

test('what fails, fails', async () => {
  const failing = (function* (): Generator<void, number> {
    yield;
    throw new Error('no');
  })();
  await expect(inTurns(failing, () => false)).rejects.toThrow('no');
});
