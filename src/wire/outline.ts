import { jsonTypeOf, jsonTypes, type JsonType } from '../schema/json-type.ts';
import { matches } from '../schema/patterns.ts';
import { keywordValue, type SchemaGraph, schemaGraph, type SchemaNode } from '../schema/reading.ts';
import type { SchemaPlace } from '../schema/index.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

/**
 * What a schema lets stand at one place of a value, as far as reading texts needs to know: `"9"` is a number
 * where a number may stand. It never leaves out what the schema allows; it may let in what the schema forbids.
 */
export interface Outline {
  /** The JSON types that a value here may have. */
  readonly types: ReadonlySet<JsonType>;
  /** The names of the members that the schema lists. */
  readonly names: ReadonlySet<string>;
  /** The names of the members that the schema requires whatever else is there. */
  readonly required: ReadonlySet<string>;
  /** Whether what stands here does not belong in responses (JSON Schema 2020-12 Validation, section 9.4). */
  readonly isWriteOnly: boolean;
  /** What may stand under a name. */
  member(name: string): Outline;
  /** What may stand at an index of a list. */
  item(index: number): Outline;
}

/** The outline of the schema at a place; of any value where there is none. */
export function outlineOf(place: SchemaPlace | undefined): Outline {
  if (place === undefined) return outline(undefined, anything);
  const known = outlines.get(place.document) ?? new Map<string, Outline>();
  outlines.set(place.document, known);
  const found = known.get(place.pointer) ?? outlineAt(place);
  known.set(place.pointer, found);
  return found;
}

function outlineAt(place: SchemaPlace): Outline {
  const graph = schemaGraph(place);
  return outline(graph, { node: graph.root });
}

/** What is known of a document's schemas, as the same are asked for with every response. */
const outlines = new WeakMap<JsonObject, Map<string, Outline>>();

/** Schemas of which a value must meet one, all, or each of several. */
type Expression =
  | { readonly node: SchemaNode }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] };

const anything: Expression = { all: [] };
const allTypes: ReadonlySet<JsonType> = new Set(jsonTypes);

function outline(graph: SchemaGraph | undefined, expression: Expression): Outline {
  const members = new Map<string, Outline>();
  const items = new Map<number, Outline>();
  const remembered = <Key>(known: Map<Key, Outline>, key: Key, make: () => Expression): Outline => {
    const found = known.get(key) ?? outline(graph, make());
    known.set(key, found);
    return found;
  };
  let types: ReadonlySet<JsonType> | undefined;
  let names: ReadonlySet<string> | undefined;
  let required: ReadonlySet<string> | undefined;
  let isWriteOnly: boolean | undefined;
  return {
    get types() {
      return (types ??= fold(graph, expression, {
        one: ownTypes,
        all: intersection,
        any: union,
        ring: allTypes,
      }));
    },
    get names() {
      return (names ??= fold(graph, expression, { one: ownNames, all: union, any: union, ring: none }));
    },
    get required() {
      return (required ??= fold(graph, expression, {
        one: ownRequired,
        all: union,
        any: common,
        ring: none,
      }));
    },
    get isWriteOnly() {
      return (isWriteOnly ??= fold<boolean>(graph, expression, {
        one: (node) => keywordValue(node, 'writeOnly') === true,
        all: (parts) => parts.includes(true),
        any: (parts) => parts.every(Boolean),
        ring: false,
      }));
    },
    member: (name) =>
      remembered(members, name, () => below(graph, expression, (node) => membersOf(node, name))),
    item: (index) => remembered(items, index, () => below(graph, expression, (node) => itemOf(node, index))),
  };
}

/** How an expression is summed up. */
interface Fold<T> {
  readonly one: (node: SchemaNode) => T;
  readonly all: (parts: readonly T[]) => T;
  readonly any: (parts: readonly T[]) => T;
  /** What a schema says that leads back to itself. */
  readonly ring: T;
}

function fold<T>(graph: SchemaGraph | undefined, expression: Expression, by: Fold<T>): T {
  const open = new Set<number>();
  const visit = (part: Expression): T => {
    if ('all' in part) return by.all(part.all.map(visit));
    if ('any' in part) return by.any(part.any.map(visit));
    if (open.has(part.node.id)) return by.ring;
    open.add(part.node.id);
    const applied = graph ? appliedBy(graph, part.node) : [];
    const result = by.all([by.one(part.node), ...applied.map(visit)]);
    open.delete(part.node.id);
    return result;
  };
  return visit(expression);
}

/** The schemas that a schema applies to the very same value (Core 2020-12, sections 8.2.3 and 10.2). */
function appliedBy(graph: SchemaGraph, node: SchemaNode): readonly Expression[] {
  const list = (keyword: string): readonly Expression[] => {
    const value = keywordValue(node, keyword);
    return Array.isArray(value) ? value.map((_, index) => ({ node: graph.child(node, keyword, index) })) : [];
  };
  const targets = ['$ref', '$dynamicRef'].flatMap((keyword) => {
    const target = graph.target(node, keyword);
    return target ? [{ node: target }] : [];
  });
  const choices = [list('anyOf'), list('oneOf'), conditional(graph, node)].filter(({ length }) => length > 0);
  return [...targets, ...list('allOf'), ...choices.map((any) => ({ any }))];
}

function conditional(graph: SchemaGraph, node: SchemaNode): readonly Expression[] {
  if (keywordValue(node, 'if') === undefined) return [];
  return ['then', 'else'].map((keyword) =>
    keywordValue(node, keyword) === undefined ? anything : { node: graph.child(node, keyword) },
  );
}

type Step = (node: SchemaNode) => readonly (readonly (string | number)[])[];

/** What stands below: the same choices, between the subschemas that a step leads to. */
function below(graph: SchemaGraph | undefined, expression: Expression, step: Step): Expression {
  if (!graph) return anything;
  return fold<Expression>(graph, expression, {
    one: (node) => ({ all: step(node).map((tokens) => ({ node: graph.child(node, ...tokens) })) }),
    all: (all) => ({ all: all.filter((part) => !isAnything(part)) }),
    any: (any) => (any.some(isAnything) ? anything : { any }),
    ring: anything,
  });
}

function isAnything(expression: Expression): boolean {
  return 'all' in expression && expression.all.every(isAnything);
}

function membersOf(node: SchemaNode, name: string): readonly (readonly string[])[] {
  const listed = keywordValue(node, 'properties');
  const patterns = keywordValue(node, 'patternProperties');
  const own = [
    ...(isObject(listed) && Object.hasOwn(listed, name) ? [['properties', name]] : []),
    ...(isObject(patterns) ? Object.keys(patterns) : [])
      .filter((pattern) => matches(pattern, name))
      .map((pattern) => ['patternProperties', pattern]),
  ];
  if (own.length > 0) return own;
  return keywordValue(node, 'additionalProperties') === undefined ? [] : [['additionalProperties']];
}

function itemOf(node: SchemaNode, index: number): readonly (readonly (string | number)[])[] {
  const prefix = keywordValue(node, 'prefixItems');
  if (Array.isArray(prefix) && index < prefix.length) return [['prefixItems', index]];
  return keywordValue(node, 'items') === undefined ? [] : [['items']];
}

function ownTypes(node: SchemaNode): ReadonlySet<JsonType> {
  if (node.schema === false) return none;
  const listed = keywordValue(node, 'enum');
  const constant = keywordValue(node, 'const');
  return intersection([
    namedTypes(keywordValue(node, 'type')),
    Array.isArray(listed) ? new Set(listed.map(jsonTypeOf)) : allTypes,
    constant === undefined ? allTypes : new Set([jsonTypeOf(constant)]),
  ]);
}

function namedTypes(type: Json | undefined): ReadonlySet<JsonType> {
  if (type === undefined) return allTypes;
  const named = new Set([type].flat().map((name) => (name === 'integer' ? 'number' : name)));
  return new Set(jsonTypes.filter((name) => named.has(name)));
}

function ownNames(node: SchemaNode): ReadonlySet<string> {
  const listed = keywordValue(node, 'properties');
  return isObject(listed) ? new Set(Object.keys(listed)) : none;
}

function ownRequired(node: SchemaNode): ReadonlySet<string> {
  const names = keywordValue(node, 'required');
  return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
}

const none: ReadonlySet<never> = new Set();

function intersection(sets: readonly ReadonlySet<JsonType>[]): ReadonlySet<JsonType> {
  return new Set(jsonTypes.filter((type) => sets.every((set) => set.has(type))));
}

function union<T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  return new Set(sets.flatMap((set) => [...set]));
}

function common(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first = none, ...others] = sets;
  return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}
