import { setImmediate } from 'node:timers/promises';

/**
 * Lets signals be heard between two parts of the work that leave no room for them: of a large contract,
 * each takes seconds.
 *
 * @throws the reason of `stop` when that has aborted
 */
export async function giveWay(stop: AbortSignal | undefined): Promise<void> {
  // Signals come between two turns of the event loop, and the first of these may still be in the present one.
  await setImmediate();
  await setImmediate();
  stop?.throwIfAborted();
}
