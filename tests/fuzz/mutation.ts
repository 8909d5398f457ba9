import type { Json, JsonObject } from '../../src/json.ts';

/** Gives a whole number from 0 to below another one. */
export type Chance = (below: number) => number;

/** Chance that a seed decides: mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A place in a document: what holds a value, and under which key or index. */
interface Slot {
  readonly container: Json[] | JsonObject;
  readonly key: string;
}

/** A description with some of its nodes deleted, copied, exchanged, renamed or made something else. */
export function mutated(document: JsonObject, chance: Chance): JsonObject {
  const mutant = structuredClone(document);
  for (let changes = 1 + chance(5); changes > 0; changes -= 1) {
    const slots = slotsIn(mutant);
    const pick = (): Slot | undefined => slots[chance(slots.length)];
    const [slot, other] = [pick(), pick()];
    if (slot && other) mutations[chance(mutations.length)]?.(slot, other, chance);
  }
  return mutant;
}

type Mutation = (slot: Slot, other: Slot, chance: Chance) => void;

const mutations: readonly Mutation[] = [
  function remove({ container, key }) {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  },
  function copy(slot, other) {
    put(other, structuredClone(valueOf(slot)));
  },
  function addCopy(slot, { container, key }) {
    const value = structuredClone(valueOf(slot));
    if (Array.isArray(container)) container.splice(Number(key), 0, value);
    else put({ container, key: slot.key }, value);
  },
  function exchange(slot, other) {
    const [one, two] = [structuredClone(valueOf(slot)), structuredClone(valueOf(other))];
    put(slot, two);
    put(other, one);
  },
  function rename({ container, key }, other, chance) {
    if (Array.isArray(container)) return;
    const value = container[key] as Json;
    delete container[key];
    put({ container, key: chance(4) === 0 ? (names[chance(names.length)] ?? '') : other.key }, value);
  },
  function retype(slot, _, chance) {
    put(slot, structuredClone(values[chance(values.length)] ?? null));
  },
  function refer(slot, other, chance) {
    const inside = [
      '#',
      '#/components',
      '#/paths',
      `#/components/schemas/${other.key}`,
      `#/${slot.key}`,
      'x.yaml#/a',
    ];
    put(slot, { $ref: inside[chance(inside.length)] ?? '#' });
  },
];

/** Names that mean something to somebody. */
const names =
  '__proto__ constructor toString $ref properties items allOf oneOf type default / ~ {id} * x-y'.split(' ');

const words =
  'string array ^(a+)+$ ( 2020-01-01 https://a.example/{b} /{a}/{a} */* default 2XX #/ multipart/form-data'.split(
    ' ',
  );

/** Values of every kind and edge. */
const texts: readonly Json[] = words.concat('', ' ', '\u2028\u001b[31m', 'é'.repeat(300));
const others: readonly Json[] = JSON.parse(
  '[null,true,false,0,-1,1.5,1e308,9007199254740992,[],{},[[]],[null],{"type":"object"},{"type":["string","null"]},{"$ref":"#/paths"}]',
) as Json[];
const values = [...texts, ...others, Array.from({ length: 300 }, (_, index) => index), nested(200)];

function nested(depth: number): Json {
  return depth === 0 ? true : { properties: { a: nested(depth - 1) } };
}

function slotsIn(document: JsonObject): Slot[] {
  const slots: Slot[] = [];
  const walk = (container: Json): void => {
    if (typeof container !== 'object' || container === null) return;
    for (const [key, value] of Object.entries(container)) {
      slots.push({ container, key });
      walk(value);
    }
  };
  walk(document);
  return slots;
}

function valueOf({ container, key }: Slot): Json {
  return (container as JsonObject)[key] as Json;
}

function put({ container, key }: Slot, value: Json): void {
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}
