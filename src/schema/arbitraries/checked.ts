import { Arbitrary, Value, type Random, type Stream } from 'fast-check';

/** How often a value is drawn before giving up: `filter` of fast-check would try for ever. */
const tries = 100;

/** Nothing that was drawn passed the check. */
export class ExhaustedError extends Error {
  override readonly name = 'ExhaustedError';
}

/**
 * The values of an arbitrary that pass a check. Where `filter` would hang, it gives the fallback, or
 * throws an ExhaustedError when there is none.
 */
export class Checked<T> extends Arbitrary<T> {
  readonly #source: Arbitrary<T>;
  readonly #check: (value: T) => boolean;
  readonly #fallback: { readonly value: T } | undefined;

  constructor(source: Arbitrary<T>, check: (value: T) => boolean, fallback?: { readonly value: T }) {
    super();
    this.#source = source;
    this.#check = check;
    this.#fallback = fallback;
  }

  override generate(random: Random, bias: number | undefined): Value<T> {
    try {
      return this.#draw(random, bias);
    } catch (error) {
      if (!this.#fallback || !(error instanceof ExhaustedError)) throw error;
      return new Value(this.#fallback.value, undefined);
    }
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#source.canShrinkWithoutContext(value) && this.#check(value);
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    return this.#source.shrink(value, context).filter((shrunk) => this.#check(shrunk.value));
  }

  #draw(random: Random, bias: number | undefined): Value<T> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const drawn = this.#source.generate(random, bias);
      if (this.#check(drawn.value)) return drawn;
    }
    throw new ExhaustedError(`None of ${tries} values passed the check.`);
  }
}
