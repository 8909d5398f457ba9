import { internalPointer } from '../../contract/references.ts';
import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { appendPointer, fromPointer, valueAt } from '../../json-pointer.ts';
import { pushTo } from './push-to.ts';
import { cutTo, isAlwaysKept, isOfOperations, isOperation, itemLength, unitOf } from './kept.ts';

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
  const index = indexOf(document);
  const units = new Set<string>();
  const tags = new Set<string>();
  const always = Object.keys(document)
    .filter(isAlwaysKept)
    .map((key) => appendPointer('', key));
  const pending = new Set([...always, ...schemesOf(document['security']), ...first]);
  // A set is walked to its end, also to what is added on the way: each need is looked at once.
  for (const need of pending) {
    for (const pointer of index.anchors.get(need) ?? []) pending.add(pointer);
    const unit = unitOf(need);
    const value = valueAt(document, unit);
    if (units.has(unit) || value === undefined || need.startsWith('#')) continue;
    units.add(unit);
    for (const other of needsOf(value)) pending.add(other);
    for (const other of hidden(unit)) pending.add(other);
    for (const other of index.heirs.get(unit) ?? []) pending.add(other);
    if (isOperation(unit)) {
      for (const other of shellOf(document, unit)) pending.add(other);
      if (isObject(value)) addTags(value, tags);
    }
  }
  return { units, tags };
}

/** What a path item says for all of its operations. */
function shellOf(document: JsonObject, unit: string): string[] {
  const length = itemLength(fromPointer(unit));
  if (length === undefined) return [];
  const itemPointer = cutTo(unit, length);
  const item = valueAt(document, itemPointer);
  if (!isObject(item)) return [];
  return Object.keys(item)
    .filter((key) => !isOfOperations(key))
    .map((key) => appendPointer(itemPointer, key));
}

/** What is needed by other ways than its pointer. */
interface Index {
  /** Pointers of what has an anchor, by the reference to it: `#name`. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
  /** Pointers of the schemas that inherit from one, by the pointer of that. */
  readonly heirs: ReadonlyMap<string, readonly string[]>;
}

function indexOf(document: JsonObject): Index {
  const anchors = new Map<string, string[]>();
  for (const { value, pointer } of objectsBelow(document['components'] ?? {}, '/components')) {
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = value[keyword];
      if (typeof name === 'string') pushTo(anchors, `#${name}`, pointer);
    }
  }
  return { anchors, heirs: heirsIn(document) };
}

/**
 * "Discriminator Object": without a list of alternatives, a value of a schema may be of any schema that has
 * it in its `allOf`.
 */
function heirsIn(document: JsonObject): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  const schemas = valueAt(document, '/components/schemas');
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    const parents = isObject(schema) && Array.isArray(schema['allOf']) ? schema['allOf'] : [];
    for (const reference of parents) {
      const pointer = isObject(reference) ? internalPointer(textOf(reference['$ref'])) : undefined;
      const parent = pointer === undefined ? undefined : valueAt(document, pointer);
      if (pointer === undefined || !isObject(parent) || !hasOpenDiscriminator(parent)) continue;
      pushTo(heirs, pointer, appendPointer('/components/schemas', name));
    }
  }
  return heirs;
}

function hasOpenDiscriminator(schema: JsonObject): boolean {
  return isObject(schema['discriminator']) && !schema['oneOf'] && !schema['anyOf'];
}

/** Pointers, and references to anchors. */
function* needsOf(value: Json): Generator<string> {
  for (const { value: object } of objectsBelow(value, '')) {
    for (const keyword of ['$ref', '$dynamicRef']) yield* targetsOf(object[keyword]);
    const { discriminator, security } = object;
    const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined;
    for (const target of isObject(mapping) ? Object.values(mapping) : []) yield* mappingTargets(target);
    yield* schemesOf(security);
  }
}

function targetsOf(reference: Json | undefined): string[] {
  const text = textOf(reference);
  return text.startsWith('#') ? [internalPointer(text) ?? text] : [];
}

/** "Discriminator Object": the name of a schema, or a reference to one. */
function mappingTargets(target: Json): string[] {
  const name = typeof target === 'string' ? [appendPointer('/components/schemas', target)] : [];
  return [...name, ...targetsOf(target)];
}

/** "Security Requirement Object": the names of schemes, with the scopes that each needs. */
function schemesOf(security: Json | undefined): string[] {
  if (!Array.isArray(security)) return [];
  return security
    .flatMap((requirement) => (isObject(requirement) ? Object.keys(requirement) : []))
    .map((name) => appendPointer('/components/securitySchemes', name));
}

function addTags({ tags: names }: JsonObject, tags: Set<string>): void {
  for (const name of Array.isArray(names) ? names : []) tags.add(textOf(name));
}

function* objectsBelow(value: Json, pointer: string): Generator<{ value: JsonObject; pointer: string }> {
  if (typeof value !== 'object' || value === null) return;
  if (isObject(value)) yield { value, pointer };
  for (const [key, child] of Object.entries(value)) yield* objectsBelow(child, appendPointer(pointer, key));
}
