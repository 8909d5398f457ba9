/** Something that is worked out step by step. */
export interface Gradual<T> {
  /** What it comes to: at once, as far as it is not worked out yet. */
  (): T;
  /** The steps that are left, for who has other things to do in between. */
  steps(): Generator<void>;
}

/** Works something out when it is first needed, or step by step before, and remembers it. */
export function gradually<T>(make: () => Generator<void, T>): Gradual<T> {
  const memory: { readonly value: T }[] = [];
  let begun: Generator<void, T> | undefined;
  const goOn = (): boolean => {
    begun ??= make();
    try {
      const { done, value } = begun.next();
      if (done) memory.push({ value });
    } catch (error) {
      // What failed fails again for the next one who asks.
      begun = undefined;
      throw error;
    }
    return memory.length > 0;
  };
  const all = (): T => {
    for (;;) {
      const [known] = memory;
      if (known) return known.value;
      goOn();
    }
  };
  return Object.assign(all, {
    *steps() {
      while (memory.length === 0 && !goOn()) yield;
    },
  });
}
