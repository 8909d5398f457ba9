import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { appendPointer, fromPointer, toPointer, valueAt } from '../json-pointer.ts';
import {
  type Discriminated,
  type SchemaLookup,
  partsOf,
  partsWithin,
  propertySchemas,
  schemasIn,
} from './schema-lookup.ts';
import { literalsOf } from './typable-literals.ts';

/** The names that a schema is told by in a property. */
export interface MemberNames {
  readonly pointer: string;
  readonly property: string;
  readonly names: ReadonlySet<string>;
}

type Names = Map<string, Set<string>>;

/**
 * The names of every schema that discriminators of a document tell apart: its keys in the mapping, and its own
 * name where the mapping has none for it. A schema that others extend has their names as well, as their values
 * are values of it.
 */
export function namesOfMembers(
  discriminators: readonly Discriminated[],
  lookup: SchemaLookup,
): MemberNames[] {
  const extensions = extensionsIn(lookup);
  const byProperty = new Map<string, Names>();
  for (const { value, pointer } of discriminators) {
    const { propertyName, mapping, defaultMapping } = isObject(value['discriminator'])
      ? value['discriminator']
      : {};
    if (typeof propertyName !== 'string') continue;
    const names = byProperty.get(propertyName) ?? new Map<string, Set<string>>();
    byProperty.set(propertyName, names);
    const keys = keysByTarget(mapping, lookup);
    const others = namedBy(defaultMapping, lookup);
    for (const member of membersOf(value, pointer, [...keys.keys()], extensions, lookup)) {
      const own = keys.get(member) ?? implicitName(member, pointer, keys, extensions);
      if (member !== others) give(member, own, propertyName, names, lookup);
    }
    // Whatever no name fits is a value of this one.
    if (others !== undefined) names.delete(others);
  }
  return [...byProperty].flatMap(([property, names]) =>
    [...names.keys()].map((pointer) => ({
      pointer,
      property,
      names: withExtensions(pointer, property, names, extensions, lookup),
    })),
  );
}

/** Which schemas extend a schema: have a reference to it in their `allOf`, or beside other keywords. */
type Extensions = ReadonlyMap<string, readonly string[]>;

function extensionsIn(lookup: SchemaLookup): Extensions {
  const found = new Map<string, string[]>();
  const schemas = valueAt(lookup.document, '/components/schemas');
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    if (!isObject(schema)) continue;
    const own = toPointer(['components', 'schemas', name]);
    for (const base of basesOf(schema, lookup)) found.set(base, [...(found.get(base) ?? []), own]);
  }
  return found;
}

function basesOf(schema: JsonObject, lookup: SchemaLookup): string[] {
  const isAlias = Object.keys(schema).length === 1;
  const own = isAlias ? undefined : lookup.pointerOf(schema['$ref']);
  const parts = schemasIn(schema['allOf']).flatMap((part) => {
    const reference = lookup.pointerOf(part['$ref']);
    return reference === undefined ? basesOf(part, lookup) : [reference];
  });
  return [...(own === undefined ? [] : [own]), ...parts];
}

function allExtensions(pointer: string, extensions: Extensions): Set<string> {
  const found = new Set<string>();
  const pending = [...(extensions.get(pointer) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...(extensions.get(next) ?? []));
  }
  return found;
}

/** The schemas that a discriminator tells apart: the alternatives beside it, or what extends the schema that it stands in. */
function membersOf(
  schema: JsonObject,
  pointer: string,
  mapped: readonly string[],
  extensions: Extensions,
  lookup: SchemaLookup,
): Set<string> {
  const branches = branchesOf(schema, pointer, lookup);
  return new Set([...mapped, ...(branches.length > 0 ? branches : allExtensions(pointer, extensions))]);
}

function branchesOf(schema: JsonObject, pointer: string, lookup: SchemaLookup): string[] {
  return ['oneOf', 'anyOf'].flatMap((keyword) => {
    const branches = schema[keyword];
    return (Array.isArray(branches) ? branches : []).map((branch, index) => {
      const reference = isObject(branch) ? lookup.pointerOf(branch['$ref']) : undefined;
      return behindAliases(reference ?? appendPointer(pointer, keyword, index), lookup);
    });
  });
}

/** Where a schema stands that is a reference and nothing else. */
function behindAliases(pointer: string, lookup: SchemaLookup): string {
  const seen = new Set<string>();
  let at = pointer;
  while (!seen.has(at)) {
    seen.add(at);
    const schema = valueAt(lookup.document, at);
    const next =
      isObject(schema) && Object.keys(schema).length === 1 ? lookup.pointerOf(schema['$ref']) : undefined;
    if (next === undefined) return at;
    at = next;
  }
  return pointer;
}

function keysByTarget(mapping: Json | undefined, lookup: SchemaLookup): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of Object.entries(isObject(mapping) ? mapping : {})) {
    const target = namedBy(value, lookup);
    if (target !== undefined) found.set(target, [...(found.get(target) ?? []), key]);
  }
  return found;
}

/** What a value of `mapping` leads to: a reference, or the name of a component. */
function namedBy(value: Json | undefined, lookup: SchemaLookup): string | undefined {
  if (typeof value !== 'string') return undefined;
  const named = toPointer(['components', 'schemas', value]);
  const pointer = valueAt(lookup.document, named) === undefined ? lookup.pointerOf(value) : named;
  return pointer === undefined ? undefined : behindAliases(pointer, lookup);
}

/** Its name in `components`; none for an alternative that is no component, or what only stands between others. */
function implicitName(
  member: string,
  base: string,
  keys: ReadonlyMap<string, readonly string[]>,
  extensions: Extensions,
): readonly string[] {
  const tokens = fromPointer(member);
  const isBetween = [...allExtensions(member, extensions)].some((each) => keys.has(each));
  const isComponent = tokens.length === 3 && member.startsWith('/components/schemas/');
  return isComponent && !isBetween && member !== base ? [tokens[2] ?? ''] : [];
}

/** Gives names to a schema; of a union, to its alternatives, unless a discriminator of its own tells these apart. */
function give(
  pointer: string,
  own: readonly string[],
  property: string,
  names: Names,
  lookup: SchemaLookup,
): void {
  const schema = valueAt(lookup.document, pointer);
  if (own.length === 0 || !isObject(schema)) return;
  const branches = branchesOf(schema, pointer, lookup);
  if (branches.length === 0) names.set(pointer, new Set([...(names.get(pointer) ?? []), ...own]));
  else if (!isObject(schema['discriminator']) || textOf(schema['discriminator']['propertyName']) !== property)
    for (const branch of branches) if (branch !== pointer) giveOnce(branch, own, property, names, lookup);
}

/** One level of unions within unions: what lies deeper tells itself apart. */
function giveOnce(
  pointer: string,
  own: readonly string[],
  property: string,
  names: Names,
  lookup: SchemaLookup,
): void {
  const schema = valueAt(lookup.document, pointer);
  if (isObject(schema) && branchesOf(schema, pointer, lookup).length === 0)
    give(pointer, own, property, names, lookup);
}

function withExtensions(
  pointer: string,
  property: string,
  names: Names,
  extensions: Extensions,
  lookup: SchemaLookup,
): Set<string> {
  const all = new Set(names.get(pointer));
  for (const extension of allExtensions(pointer, extensions)) {
    const schema = valueAt(lookup.document, extension);
    const stated = isObject(schema) ? statedIn(schema, property, lookup) : [];
    for (const name of [...(names.get(extension) ?? []), ...stated]) all.add(name);
  }
  return all;
}

/** The values that a schema itself gives the property. */
function statedIn(schema: JsonObject, property: string, lookup: SchemaLookup): string[] {
  const found = partsWithin(schema)
    .flatMap((part) => propertySchemas({ properties: part['properties'] ?? {} }, property, lookup))
    .flatMap((each) => partsOf(each, lookup).flatMap((part) => literalsOf(part) ?? []));
  return found.filter((value) => value !== null).map(String);
}
