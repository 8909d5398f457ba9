import { isObject, type Json } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { jsonTypeOf } from '../../schema/json-type.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import type { Pair, Sides } from './pair.ts';
import { behindReferences, schemaAt, type SchemaSide } from './schema-side.ts';

/**
 * Pairs the branches of `allOf`, `anyOf` or `oneOf` that differ, as indices in base and head; `undefined` when
 * branches cannot be judged by themselves. Those of `allOf` can when there are as many on either side. A
 * value that one branch of a union no longer takes may be taken by another, so there each branch must take
 * values that no other takes.
 */
export function matchBranches(
  sides: Sides,
  pair: Pair,
  keyword: string,
): readonly (readonly [number, number])[] | undefined {
  const base = branchesOf(sides.base, pair.base, keyword);
  const head = branchesOf(sides.head, pair.head, keyword);
  if (base.length !== head.length) return undefined;
  const { base: left, head: right } = withoutEqual(sides, base, head);
  const matched = left.map((from, index): readonly [number, number] => [
    base.indexOf(from),
    head.indexOf(right[index] ?? ''),
  ]);
  return keyword === 'allOf' || areApart(sides, base, head, matched) ? matched : undefined;
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

/** Whether no value of one branch can be one of another's partner. */
function areApart(
  { base: baseSide, head: headSide }: Sides,
  base: readonly string[],
  head: readonly string[],
  matched: readonly (readonly [number, number])[],
): boolean {
  return matched.every(([from, to]) => {
    const others = [
      ...base.filter((_, index) => index !== from).map((pointer) => marksOf(baseSide, pointer)),
      ...head.filter((_, index) => index !== to).map((pointer) => marksOf(headSide, pointer)),
    ];
    const own = [marksOf(baseSide, base[from] ?? ''), marksOf(headSide, head[to] ?? '')];
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
