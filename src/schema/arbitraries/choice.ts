import { Arbitrary, Stream, Value, type Random } from 'fast-check';
import type { Budget } from './budget.ts';
import { ExhaustedError } from './checked.ts';

/** One way to make a value. */
export interface Way<T> {
  readonly arbitrary: Arbitrary<T>;
  /** How deep its shallowest value is. */
  readonly height: number;
}

interface Drawn {
  readonly index: number;
  readonly context: unknown;
  /** The random state before, to draw the same place again in a simpler way. */
  readonly random: Random;
  readonly bias: number | undefined;
}

/**
 * One of several ways, each as often as any other; only the shallowest once the budget is spent.
 * Shrinks within its way, and to the first way, which is the simplest.
 */
export class Choice<T> extends Arbitrary<T> {
  readonly #ways: readonly Way<T>[];
  readonly #shallowest: readonly number[];
  readonly #budget: Budget;

  constructor(ways: readonly Way<T>[], budget: Budget) {
    super();
    const least = Math.min(...ways.map(({ height }) => height));
    this.#ways = ways;
    this.#shallowest = [...ways.keys()].filter((index) => ways[index]?.height === least);
    this.#budget = budget;
  }

  override generate(random: Random, bias: number | undefined): Value<T> {
    const start = this.#pick(random);
    for (let turn = 0; turn < this.#ways.length; turn++) {
      const drawn = this.#draw((start + turn) % this.#ways.length, random, bias);
      if (drawn) return drawn;
    }
    throw new ExhaustedError('None of the ways to make a value gave one.');
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    if (!isDrawn(context)) return Stream.nil();
    const within = this.#way(context.index)
      .shrink(value, context.context)
      .map((shrunk) => this.#wrap(shrunk, { ...context, context: shrunk.context }));
    return context.index === 0 ? within : this.#first(context).join(within);
  }

  /** A value by one way; `undefined` when it finds none, so that another way has its turn. */
  #draw(index: number, random: Random, bias: number | undefined): Value<T> | undefined {
    const before = random.clone();
    try {
      const drawn = this.#way(index).generate(random, bias);
      return this.#wrap(drawn, { index, context: drawn.context, random: before, bias });
    } catch (error) {
      if (error instanceof ExhaustedError) return undefined;
      throw error;
    }
  }

  #first({ random, bias }: Drawn): Stream<Value<T>> {
    const clone = random.clone();
    const drawn = this.#way(0).generate(clone, bias);
    return Stream.of(this.#wrap(drawn, { index: 0, context: drawn.context, random, bias }));
  }

  #pick(random: Random): number {
    if (this.#ways.length === 1) return 0;
    if (this.#budget.left > 0) return random.nextInt(0, this.#ways.length - 1);
    return this.#shallowest[random.nextInt(0, this.#shallowest.length - 1)] ?? 0;
  }

  #way(index: number): Arbitrary<T> {
    const way = this.#ways[index];
    if (!way) throw new RangeError(`There is no way ${index}.`);
    return way.arbitrary;
  }

  #wrap(drawn: Value<T>, context: Drawn): Value<T> {
    return new Value(drawn.value, context);
  }
}

function isDrawn(context: unknown): context is Drawn {
  return typeof context === 'object' && context !== null && 'index' in context && 'random' in context;
}
