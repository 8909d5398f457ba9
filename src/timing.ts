import { channel } from 'node:diagnostics_channel';

/** Something that took a while: reading a contract, say. */
export interface Timing {
  /** In a few words: `load pets`. */
  readonly stage: string;
  /** In milliseconds, since the process began. */
  readonly begun: number;
  readonly ended: number;
}

const stages = channel('openapi-contract:stage');

/** Runs a stage of a command, and tells whoever listens how long it took. */
export async function timed<T>(stage: string, run: () => T | Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await run();
  } finally {
    tellStage({ stage, begun, ended: performance.now() });
  }
}

/** Tells whoever listens of a stage that has ended. */
export function tellStage(timing: Timing): void {
  stages.publish(timing);
}

/** Listens to the stages of this process; gives what is called for those that have ended, in the order in which they began. */
export function listenToStages(): () => Timing[] {
  const timings: Timing[] = [];
  stages.subscribe((timing) => void timings.push(timing as Timing));
  return () => timings.toSorted((one, other) => one.begun - other.begun);
}
