import { isObject, type Json } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { jsonTypeOf } from '../../schema/json-type.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import type { Pair, Sides } from './pair.ts';
import { behindReferences, schemaAt, type SchemaSide } from './schema-side.ts';

/** How the branches of a keyword correspond, as indices in base and head. */
export interface Matching {
  /** Those that differ from their partners. */
  readonly differing: readonly (readonly [number, number])[];
  /** Those that have no partner. */
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/**
 * Pairs the branches of `allOf`, `anyOf` or `oneOf`; `undefined` when branches cannot be judged by themselves. Those
 * of `allOf` can when there are as many on either side. A value that one branch of a union no longer takes may be
 * taken by another, so there each branch must take values that no other but its partner takes.
 */
export function matchBranches(sides: Sides, pair: Pair, keyword: string): Matching | undefined {
  const base = branchesOf(sides.base, pair.base, keyword);
  const head = branchesOf(sides.head, pair.head, keyword);
  const unequal = withoutEqual(sides, base, head);
  if (base.length === head.length) {
    const differing = unequal.base.map((from, index): readonly [number, number] => [
      base.indexOf(from),
      head.indexOf(unequal.head[index] ?? ''),
    ]);
    const inOrder: Matching = { differing, removed: [], added: [] };
    if (keyword === 'allOf' || areApart(sides, base, head, inOrder)) return inOrder;
  }
  return keyword === 'allOf' ? undefined : matchByMarks(sides, base, head, unequal);
}

/** The partner of a branch is the only one that may take a value of it. */
function matchByMarks(
  sides: Sides,
  base: readonly string[],
  head: readonly string[],
  unequal: { readonly base: readonly string[]; readonly head: readonly string[] },
): Matching | undefined {
  const partners = unequal.base.map((from) => {
    const mine = marksOf(sides.base, from);
    const near = unequal.head.filter((to) => !isApart(mine, marksOf(sides.head, to)));
    return { from, to: near[0], isSure: near.length <= 1 };
  });
  const differing = partners.flatMap(({ from, to }) =>
    to === undefined ? [] : [[base.indexOf(from), head.indexOf(to)] as const],
  );
  if (differing.length === 0 || !partners.every(({ isSure }) => isSure)) return undefined;
  const taken = new Set(partners.map(({ to }) => to));
  const matching: Matching = {
    differing,
    removed: partners.flatMap(({ from, to }) => (to === undefined ? [base.indexOf(from)] : [])),
    added: unequal.head.filter((to) => !taken.has(to)).map((to) => head.indexOf(to)),
  };
  return areApart(sides, base, head, matching) ? matching : undefined;
}

function branchesOf(side: SchemaSide, pointer: string, keyword: string): readonly string[] {
  const schema = schemaAt(side, pointer);
  const list = typeof schema === 'boolean' ? undefined : schema[keyword];
  return Array.isArray(list) ? list.map((_, index) => appendPointer(pointer, keyword, index)) : [];
}

function withoutEqual(
  sides: Sides,
  base: readonly string[],
  head: readonly string[],
): { readonly base: readonly string[]; readonly head: readonly string[] } {
  const left = [...head];
  const unmatched = base.filter((pointer) => {
    const key = sides.base.keys.schema(pointer);
    const index = left.findIndex((other) => sides.head.keys.schema(other) === key);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
  return { base: unmatched, head: left };
}

/** Whether no value of a branch that is not the same on both sides can be one of another than its partner. */
function areApart(
  { base: baseSide, head: headSide }: Sides,
  base: readonly string[],
  head: readonly string[],
  { differing, removed, added }: Matching,
): boolean {
  const pairs = [
    ...differing,
    ...removed.map((from) => [from, undefined] as const),
    ...added.map((to) => [undefined, to] as const),
  ];
  const [before, after] = [
    base.map((pointer) => marksOf(baseSide, pointer)),
    head.map((pointer) => marksOf(headSide, pointer)),
  ];
  return pairs.every(([from, to]) => {
    const own = [...before.filter((_, index) => index === from), ...after.filter((_, index) => index === to)];
    const others = [
      ...before.filter((_, index) => index !== from),
      ...after.filter((_, index) => index !== to),
    ];
    return own.every((mine) => others.every((theirs) => isApart(mine, theirs)));
  });
}

/** What tells a branch's values from those of others: their types, and constants of required properties. */
interface Marks {
  /** `undefined`: any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
}

function marksOf(side: SchemaSide, pointer: string): Marks {
  const at = behindReferences(side, pointer);
  const schema = schemaAt(side, at);
  if (typeof schema === 'boolean') return { types: undefined, constants: new Map() };
  const types = schema.type === undefined ? typesOfValues(constantsIn(schema)) : new Set(listOf(schema.type));
  const named = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const required = listOf(schema.required ?? []);
  const constants = named
    .filter((name) => required.includes(name))
    .flatMap((name): [string, ReadonlySet<string>][] => {
      const property = schemaAt(side, behindReferences(side, appendPointer(at, 'properties', name)));
      const values = typeof property === 'boolean' ? undefined : constantsIn(property);
      return values ? [[name, new Set(values.map(canonicalText))]] : [];
    });
  return { types, constants: new Map(constants) };
}

function constantsIn(schema: Json): readonly Json[] | undefined {
  if (!isObject(schema)) return undefined;
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

function typesOfValues(values: readonly Json[] | undefined): ReadonlySet<string> | undefined {
  return values && new Set(values.map((value) => jsonTypeOf(value)));
}

function isApart(left: Marks, right: Marks): boolean {
  if (left.types && right.types && areDisjoint(kinds(left.types), kinds(right.types))) return true;
  const onlyObjects = [left, right].every(({ types }) => types?.size === 1 && types.has('object'));
  return (
    onlyObjects &&
    left.constants.entries().some(([name, values]) => {
      const others = right.constants.get(name);
      return others !== undefined && areDisjoint(values, others);
    })
  );
}

function kinds(types: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...types].map((type) => (type === 'integer' ? 'number' : type)));
}

function areDisjoint(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.values().every((value) => !right.has(value));
}

function listOf(value: Json): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'string');
}
