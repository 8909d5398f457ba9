import { Arbitrary, stream, Value, type Random, type Stream } from 'fast-check';
import { setOwn, type Json, type JsonObject } from '../json.ts';
import { shared, type Budget } from './budget.ts';

/** A property that objects may or must have. */
export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly values: Arbitrary<Json>;
}

/** Which objects to make. */
export interface ObjectWays {
  readonly members: readonly Member[];
  /** Properties under names that are drawn as well. */
  readonly others: { readonly names: Arbitrary<string>; readonly values: Arbitrary<Json> } | undefined;
  readonly min: number;
  readonly max: number;
}

interface DrawnMember {
  readonly name: string;
  readonly required: boolean;
  readonly values: Arbitrary<Json>;
  readonly value: Value<Json>;
}

/** How many unnamed properties an object usually gets at most. */
const usualOthers = 2;
/** A larger maximum than this is left to the boundaries. */
const mostOthers = 50;

/** Objects whose optional properties come and go; two of three are there while the budget lasts. */
export class Members extends Arbitrary<Json> {
  readonly #ways: ObjectWays;
  readonly #budget: Budget;

  constructor(ways: ObjectWays, budget: Budget) {
    super();
    this.#ways = ways;
    this.#budget = budget;
  }

  override generate(random: Random, bias: number | undefined): Value<Json> {
    const chosen = this.#choose(random);
    const all = this.#ways.others ? [...chosen, ...this.#otherNames(random, chosen.length)] : chosen;
    const budget = this.#budget;
    budget.left -= all.length;
    const drawn: DrawnMember[] = [];
    for (const { name, required, values } of all) {
      const value = shared(budget, all.length - drawn.length, values, random, bias);
      drawn.push({ name, required, values, value });
    }
    return assemble(drawn);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Json {
    return false;
  }

  override shrink(_value: Json, context: unknown): Stream<Value<Json>> {
    return stream(Array.isArray(context) ? this.#smaller(context) : [].values());
  }

  /** Without all optional members, without each of them, then with each member smaller. */
  *#smaller(drawn: readonly DrawnMember[]): IterableIterator<Value<Json>> {
    const least = drawn.filter(({ required }) => required);
    if (least.length < drawn.length - 1 && least.length >= this.#ways.min) yield assemble(least);
    for (const [index, { required }] of drawn.entries()) {
      if (!required && drawn.length > this.#ways.min) yield assemble(drawn.toSpliced(index, 1));
    }
    for (const [index, member] of drawn.entries()) {
      for (const value of member.values.shrink(member.value.value, member.value.context)) {
        yield assemble(drawn.with(index, { ...member, value }));
      }
    }
  }

  /** The required members, and as many optional ones as chance and the bounds say. */
  #choose(random: Random): readonly Member[] {
    const { members, min, max } = this.#ways;
    const spent = this.#budget.left <= 0;
    const chosen: Member[] = [];
    const taken: boolean[] = [];
    for (const member of members) {
      const isTaken = member.required || (!spent && random.nextInt(0, 2) > 0);
      taken.push(isTaken);
      if (isTaken) chosen.push(member);
    }
    let count = chosen.length;
    if (min <= count && count <= max) return chosen;
    const optional = [...members.keys()].filter((index) => !members[index]?.required);
    while (optional.length > 0 && (count < min || count > max)) {
      const [index = 0] = optional.splice(random.nextInt(0, optional.length - 1), 1);
      if (taken[index] === count < min) continue;
      taken[index] = count < min;
      count += taken[index] ? 1 : -1;
    }
    return members.filter((_, index) => taken[index]);
  }

  /** A few mostly; as many as there may be at times, where that is not too many. */
  #usualOthers(random: Random): number {
    if (this.#budget.left <= 0) return 0;
    const isFull = this.#ways.max <= mostOthers && random.nextInt(0, 11) === 0;
    return isFull ? this.#ways.max : random.nextInt(0, usualOthers);
  }

  #otherNames(random: Random, taken: number): readonly Member[] {
    const { others, min, max } = this.#ways;
    if (!others) return [];
    const wanted = Math.min(max - taken, Math.max(min - taken, this.#usualOthers(random)));
    const names = new Set<string>();
    for (let attempt = 0; names.size < wanted && attempt < wanted * 20; attempt++)
      names.add(others.names.generate(random, undefined).value);
    return [...names].map((name) => ({ name, required: false, values: others.values }));
  }
}

function assemble(drawn: readonly DrawnMember[]): Value<Json> {
  const object: JsonObject = {};
  for (const { name, value } of drawn) setOwnFast(object, name, value.value);
  return new Value<Json>(object, drawn);
}

/** Defining a property costs ten times an assignment, so only the one name that needs it is defined. */
function setOwnFast(object: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') setOwn(object, name, value);
  else object[name] = value;
}
