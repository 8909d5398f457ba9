/** Work that runs side by side, no more at a time than allowed. */
export interface InFlight {
  /** Begins some work as soon as there is room for it, and resolves then. Throws what earlier work threw. */
  start(work: () => Promise<void>): Promise<void>;
  /** Resolves when all that was begun has ended. Throws the first error of it. */
  ended(): Promise<void>;
}

/** Room for `most` pieces of work at a time. */
export function inFlight(most: number): InFlight {
  const waiting: (() => void)[] = [];
  const watching: (() => void)[] = [];
  let running = 0;
  let failure: { readonly error: unknown } | undefined;
  const release = (): void => {
    const next = waiting.shift();
    if (next) return next();
    running -= 1;
    if (running === 0) for (const watch of watching.splice(0)) watch();
  };
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failure ??= { error };
    }
    release();
  };
  return {
    start: async (work) => {
      if (running < most) running += 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      if (failure) {
        release();
        throw failure.error;
      }
      void run(work);
    },
    ended: async () => {
      if (running > 0) await new Promise<void>((resolve) => void watching.push(resolve));
      if (failure) throw failure.error;
    },
  };
}
