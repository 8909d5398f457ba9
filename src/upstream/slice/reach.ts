import { internalPointer } from '../../contract/references.ts';
import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { appendPointer, fromPointer, valueAt } from '../../json-pointer.ts';
import { isAlwaysKept, isMethod, itemLength, unitOf } from './kept.ts';

/** What a part of a description needs besides itself. */
export interface Reached {
  /** Pointers of operations and components. */
  readonly units: ReadonlySet<string>;
  /** Names of tags. */
  readonly tags: ReadonlySet<string>;
}

/** Which pointers what stands at or below a pointer needs in ways that its value does not show: YAML aliases. */
export type HiddenNeeds = (unit: string) => readonly string[];

/**
 * Everything that is needed of a description by some of its parts, transitively, and by what is always
 * kept of it. What only looks like a reference, within an example, counts as well: tools follow those too.
 */
export function reachOf(document: JsonObject, first: readonly string[], hidden: HiddenNeeds): Reached {
  const names = nameIndex(document);
  const units = new Set<string>();
  const tags = new Set<string>();
  const always = Object.keys(document)
    .filter(isAlwaysKept)
    .map((key) => appendPointer('', key));
  const pending = [...always, ...schemesOf(document['security']), ...first];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    const unit = unitOf(pointer);
    const value = valueAt(document, unit);
    if (units.has(unit) || value === undefined) continue;
    units.add(unit);
    pending.push(...needsOf(value, names), ...hidden(unit), ...shellOf(document, unit));
    pending.push(...(isObject(value) ? heirsOf(value, unit, document) : []));
    if (isObject(value) && isMethod(fromPointer(unit).at(-1))) addTags(value, tags);
  }
  return { units, tags };
}

/** What a path item says for all of its operations. */
function shellOf(document: JsonObject, unit: string): string[] {
  const length = itemLength(fromPointer(unit));
  const itemPointer = unit
    .split('/')
    .slice(0, (length ?? 0) + 1)
    .join('/');
  const item = length === undefined ? undefined : valueAt(document, itemPointer);
  if (!isObject(item)) return [];
  return Object.keys(item)
    .filter((key) => !isMethod(key))
    .map((key) => appendPointer(itemPointer, key));
}

/** By name: pointers of the places that have an anchor. */
type NameIndex = ReadonlyMap<string, readonly string[]>;

function nameIndex(document: JsonObject): NameIndex {
  const index = new Map<string, string[]>();
  for (const { value, pointer } of objectsBelow(document['components'] ?? {}, '/components')) {
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = value[keyword];
      if (typeof name === 'string') index.set(name, [...(index.get(name) ?? []), pointer]);
    }
  }
  return index;
}

function needsOf(value: Json, names: NameIndex): string[] {
  const needs: string[] = [];
  for (const { value: object } of objectsBelow(value, '')) {
    for (const keyword of ['$ref', '$dynamicRef']) needs.push(...targetsOf(object[keyword], names));
    const { discriminator, security } = object;
    if (isObject(discriminator) && isObject(discriminator['mapping'])) {
      for (const target of Object.values(discriminator['mapping']))
        needs.push(...mappingTargets(target, names));
    }
    needs.push(...schemesOf(security));
  }
  return needs;
}

function targetsOf(reference: Json | undefined, names: NameIndex): readonly string[] {
  if (typeof reference !== 'string') return [];
  const pointer = internalPointer(reference);
  if (pointer !== undefined) return [pointer];
  return reference.startsWith('#') ? (names.get(reference.slice(1)) ?? []) : [];
}

/** "Discriminator Object": the name of a schema, or a reference to one. */
function mappingTargets(target: Json, names: NameIndex): readonly string[] {
  const name = typeof target === 'string' ? [appendPointer('/components/schemas', target)] : [];
  return [...name, ...targetsOf(target, names)];
}

/** "Security Requirement Object": the names of schemes, with the scopes that each needs. */
function schemesOf(security: Json | undefined): string[] {
  if (!Array.isArray(security)) return [];
  return security
    .flatMap((requirement) => (isObject(requirement) ? Object.keys(requirement) : []))
    .map((name) => appendPointer('/components/securitySchemes', name));
}

/**
 * "Discriminator Object": without a list of alternatives and without a mapping, a schema's value may be of
 * any schema that has it in its `allOf`.
 */
function heirsOf(schema: JsonObject, pointer: string, document: JsonObject): string[] {
  const isParent = isObject(schema['discriminator']) && !schema['oneOf'] && !schema['anyOf'];
  if (!isParent || !pointer.startsWith('/components/schemas/')) return [];
  const schemas = valueAt(document, '/components/schemas');
  return Object.entries(isObject(schemas) ? schemas : {}).flatMap(([name, heir]) => {
    const parents = isObject(heir) && Array.isArray(heir['allOf']) ? heir['allOf'] : [];
    const inherits = parents.some(
      (parent) => isObject(parent) && targetsOf(parent['$ref'], new Map()).includes(pointer),
    );
    return inherits ? [appendPointer('/components/schemas', name)] : [];
  });
}

function addTags({ tags: names }: JsonObject, tags: Set<string>): void {
  for (const name of Array.isArray(names) ? names : []) tags.add(textOf(name));
}

function* objectsBelow(value: Json, pointer: string): Generator<{ value: JsonObject; pointer: string }> {
  if (typeof value !== 'object' || value === null) return;
  if (isObject(value)) yield { value, pointer };
  for (const [key, child] of Object.entries(value)) yield* objectsBelow(child, appendPointer(pointer, key));
}
