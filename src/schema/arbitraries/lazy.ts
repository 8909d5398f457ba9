import { Arbitrary, type Random, type Stream, type Value } from 'fast-check';

/** An arbitrary that is made when it is first used, so that a schema can come back within itself. */
export class Lazy<T> extends Arbitrary<T> {
  readonly #make: () => Arbitrary<T>;
  #made: Arbitrary<T> | undefined;

  constructor(make: () => Arbitrary<T>) {
    super();
    this.#make = make;
  }

  override generate(random: Random, bias: number | undefined): Value<T> {
    return this.#arbitrary().generate(random, bias);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#arbitrary().canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    return this.#arbitrary().shrink(value, context);
  }

  #arbitrary(): Arbitrary<T> {
    this.#made ??= this.#make();
    return this.#made;
  }
}
