/** Something that is worked out step by step. */
export interface Gradual<T> {
  /** What it comes to: at once, as far as it is not worked out yet. */
  (): T;
  /** The steps that are left, for who has other things to do in between. */
  steps(): Generator<void>;
}

/** Works something out when it is first asked for, or step by step before, and remembers it. */
export function gradually<T>(make: () => Generator<void, T>): Gradual<T> {
  let memory: { readonly value: T } | undefined;
  let begun: Generator<void, T> | undefined;
  const goOn = (): boolean => {
    begun ??= make();
    try {
      const { done, value } = begun.next();
      if (done) memory = { value };
    } catch (error) {
      // What failed fails again for the next one who asks.
      begun = undefined;
      throw error;
    }
    return memory !== undefined;
  };
  const all = (): T => {
    while (!memory) goOn();
    return memory.value;
  };
  return Object.assign(all, {
    *steps() {
      while (!memory && !goOn()) yield;
    },
  });
}
