import { setTimeout } from 'node:timers/promises';

/** Something that rings, also while nobody listens. */
export interface Alarm {
  readonly ring: () => void;
  /**
   * Waits until it has rung since it was last listened to, and then until it has been silent for some
   * milliseconds. One that never falls silent is waited for ten times as long and no longer.
   */
  rungAndSilent(milliseconds: number): Promise<void>;
}

/** How many times an alarm is looked at while it should be silent. */
const steps = 3;

/** Makes an alarm. It rings of its own when `stop` aborts, and then waits for no silence. */
export function createAlarm(stop: AbortSignal): Alarm {
  let rings = 0;
  let heard = 0;
  let wake: (() => void) | undefined;
  const ring = (): void => {
    rings += 1;
    wake?.();
  };
  stop.addEventListener('abort', ring, { once: true });
  return {
    ring,
    rungAndSilent: async (milliseconds) => {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (rings > heard || stop.aborted) resolve();
      });
      const step = milliseconds / steps;
      let silent = 0;
      for (let waits = 0; silent < steps && waits < 10 * steps && !stop.aborted; waits += 1) {
        heard = rings;
        await setTimeout(step);
        silent = heard === rings ? silent + 1 : 0;
      }
    },
  };
}
