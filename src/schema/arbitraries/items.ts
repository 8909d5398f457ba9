import { Arbitrary, stream, Value, type Random, type Stream } from 'fast-check';
import type { Json } from '../json.ts';
import { JsonSet } from '../json-equal.ts';
import { shared, type Budget } from './budget.ts';
import { ExhaustedError } from './checked.ts';
import { throughJson } from './listed.ts';

/** Which arrays to make. */
export interface ArrayWays {
  /** The items at the first positions. */
  readonly first: readonly Arbitrary<Json>[];
  readonly rest: Arbitrary<Json>;
  readonly min: number;
  readonly max: number;
  /** No item may come twice. */
  readonly unique: boolean;
  /** An item must come twice. */
  readonly repeated: boolean;
}

type Drawn = readonly Value<Json>[];

/** How many items more than the minimum an array usually gets. */
const usualItems = 3;
/** Longer arrays than this are made rarely, as they cost much. */
const manyItems = 50;
/** How often an item is drawn until it differs from all before it. */
const tries = 30;

/** Arrays: short ones mostly, with the bounds themselves among them often enough. */
export class Items extends Arbitrary<Json> {
  readonly #ways: ArrayWays;
  readonly #budget: Budget;

  constructor(ways: ArrayWays, budget: Budget) {
    super();
    this.#ways = ways;
    this.#budget = budget;
  }

  override generate(random: Random, bias: number | undefined): Value<Json> {
    const { min, unique, repeated } = this.#ways;
    const length = this.#length(random);
    this.#budget.left -= length;
    const drawn: Value<Json>[] = [];
    const seen = new JsonSet();
    for (let index = 0; index < length; index++) {
      const draw = () => shared(this.#budget, length - index, this.#at(index), random, bias);
      const item = unique ? drawNew(draw, seen) : draw();
      if (!item) break;
      drawn.push(item);
    }
    if (drawn.length < min) throw new ExhaustedError('No more items that differ from all others.');
    return assemble(repeated ? withOneTwice(drawn, this.#ways.first.length) : drawn);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Json {
    return false;
  }

  override shrink(_value: Json, context: unknown): Stream<Value<Json>> {
    return stream(Array.isArray(context) ? this.#smaller(context) : [].values());
  }

  /** Shorter arrays first, then arrays without one item, then arrays with one item smaller. */
  *#smaller(drawn: Drawn): IterableIterator<Value<Json>> {
    const { first, min } = this.#ways;
    const { length } = drawn;
    const shorter = new Set([min, Math.floor((min + length) / 2), length - 1]);
    for (const wanted of shorter)
      if (wanted >= min && wanted < length) yield assemble(drawn.slice(0, wanted));
    for (let index = length > min ? first.length : length; index < length - 1; index++)
      yield assemble(drawn.toSpliced(index, 1));
    for (const [index, item] of drawn.entries()) {
      for (const value of this.#at(index).shrink(item.value, item.context))
        yield assemble(drawn.with(index, value));
    }
  }

  #at(index: number): Arbitrary<Json> {
    return this.#ways.first[index] ?? this.#ways.rest;
  }

  #length(random: Random): number {
    const { min, max } = this.#ways;
    const { left } = this.#budget;
    if (min === max || left <= 0) return min;
    const draw = random.nextInt(0, 99);
    if (draw < 12) return min;
    if (draw < (max > manyItems ? 16 : 24) && max <= Math.max(left * 2, manyItems)) return max;
    return random.nextInt(min, Math.min(max, min + usualItems));
  }
}

function drawNew(draw: () => Value<Json>, seen: JsonSet): Value<Json> | undefined {
  for (let attempt = 0; attempt < tries; attempt++) {
    const item = draw();
    if (seen.add(item.value)) return item;
  }
  return undefined;
}

/** The last item once more, in the place before it, where both places are alike. */
function withOneTwice(drawn: Drawn, alike: number): Drawn {
  const last = drawn.at(-1);
  const place = Math.max(0, drawn.length - 2);
  if (!last || (drawn.length <= alike + 1 && drawn.length !== 2)) return drawn;
  return drawn.with(place, new Value(throughJson(last.value), last.context));
}

function assemble(drawn: Drawn): Value<Json> {
  return new Value<Json>(
    drawn.map(({ value }) => value),
    drawn,
  );
}
