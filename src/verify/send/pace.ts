import { setTimeout } from 'node:timers/promises';

/** The time as pacing needs it. */
export interface Clock {
  /** Milliseconds from anywhere, never going back. */
  now(): number;
  /** Resolves after some milliseconds, or as soon as nobody wants to wait any more. */
  sleep(milliseconds: number): Promise<void>;
}

/** The real clock, whose sleep ends early when `wake` aborts. */
export function realClock(wake?: AbortSignal): Clock {
  return {
    now: () => performance.now(),
    // It rejects only when it is woken.
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, { signal: wake }).catch(() => undefined),
  };
}

/**
 * Gives turns, no more than `rate` a second, evenly spaced: whoever calls waits for a turn. Without a
 * rate it is everybody's turn at once.
 */
export function paceOf(rate: number | undefined, clock: Clock): () => Promise<void> {
  if (rate === undefined) return () => Promise.resolve();
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    const turn = Math.max(now, next);
    next = turn + 1000 / rate;
    if (turn > now) await clock.sleep(turn - now);
  };
}
