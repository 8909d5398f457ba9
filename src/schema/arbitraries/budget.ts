import { Arbitrary, type Random, type Stream, type Value } from 'fast-check';

/**
 * How many parts the value that is being made may still get. Once it is spent, every part is made as
 * small as it can be: so that a schema that comes back within itself, however often, ends.
 */
export interface Budget {
  left: number;
}

/** A value of one of several parts, with its share of what is left, so that the first cannot spend it all. */
export function shared<T>(
  budget: Budget,
  partsLeft: number,
  part: Arbitrary<T>,
  random: Random,
  bias: number | undefined,
): Value<T> {
  const before = budget.left;
  const share = Math.ceil(before / partsLeft);
  budget.left = share;
  const made = part.generate(random, bias);
  budget.left += before - share;
  return made;
}

/** The values of an arbitrary, each with a budget of its own. */
export class Budgeted<T> extends Arbitrary<T> {
  readonly #source: Arbitrary<T>;
  readonly #budget: Budget;
  readonly #size: number;

  constructor(source: Arbitrary<T>, budget: Budget, size: number) {
    super();
    this.#source = source;
    this.#budget = budget;
    this.#size = size;
  }

  override generate(random: Random, bias: number | undefined): Value<T> {
    this.#budget.left = this.#size;
    return this.#source.generate(random, bias);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#source.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    return this.#source.shrink(value, context);
  }
}
