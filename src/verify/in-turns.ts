import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which others have their turn: signals, timers, responses that are in flight. */
const turn = 50;

/**
 * Goes through the steps of something long, and lets others have their turn in between.
 *
 * @param isOver asked after each turn of others: whether nobody waits for it any more
 * @returns what the steps come to; `undefined` when it was over before
 */
export async function inTurns<T>(steps: Generator<void, T>, isOver: () => boolean): Promise<T | undefined> {
  let begun = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - begun < turn) continue;
    await setImmediate();
    if (isOver()) return undefined;
    begun = performance.now();
  }
}
