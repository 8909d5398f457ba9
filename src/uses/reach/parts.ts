import type { Change } from '../../compare/change.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { appendPointer, fromPointer, toPointer, valueAt } from '../../json-pointer.ts';
import { schemaPlaces, type SchemaPlaces } from '../schema-places.ts';

/** What is asked about the schemas of both contracts. */
export interface Parts {
  readonly base: SchemaPlaces;
  readonly head: SchemaPlaces;
  /** The schemas that speak of the value that a use is of, by the use's pointer. */
  valueOf(pointer: string): ReadonlySet<string>;
  /** They, and those of what the value holds. */
  below(pointer: string): ReadonlySet<string>;
}

/** The parts of two bundled documents. */
export function partsOf(base: JsonObject, head: JsonObject): Parts {
  const [from, to] = [schemaPlaces(base), schemaPlaces(head)];
  const values = new Map<string, ReadonlySet<string>>();
  return {
    base: from,
    head: to,
    valueOf: (pointer) => {
      const known = values.get(pointer) ?? new Set(from.whole(schemasAt(base, pointer)));
      values.set(pointer, known);
      return known;
    },
    below: (pointer) => {
      const sets = schemasAt(base, pointer).map((each) => from.below(each));
      return sets.length === 1 && sets[0]
        ? sets[0]
        : sets.reduce((all, set) => all.union(set), new Set<string>());
    },
  };
}

/** A parameter or header by its schema, a property by itself. */
function schemasAt(document: JsonObject, pointer: string): readonly string[] {
  const value = valueAt(document, pointer);
  if (!isObject(value) || !/\/(parameters|headers)\/[^/]+$/.test(pointer)) return [pointer];
  const { content } = value;
  const media = isObject(content) ? Object.keys(content) : [];
  return [
    appendPointer(pointer, 'schema'),
    ...media.map((type) => appendPointer(pointer, 'content', type, 'schema')),
  ];
}

/** Below these stand schemas by a name or an index. */
const named = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'schemas',
  'dependentSchemas',
  'allOf',
  'anyOf',
  'oneOf',
  'prefixItems',
]);
/** These are schemas. */
const single = new Set([
  'schema',
  'itemSchema',
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contains',
  'propertyNames',
  'contentSchema',
  'not',
  'if',
  'then',
  'else',
]);

/** The schema that a change of schemas stands in: what its pointer leads to, or what that is a keyword of. */
export function schemaOfChange({ kind }: Change, pointer: string): string {
  const tokens = fromPointer(pointer);
  const [last = '', before = ''] = [tokens.at(-1), tokens.at(-2)];
  if (named.has(before) || kind === 'schema') return pointer;
  const isOther =
    kebabCase(last) !== kind && !(kind === 'additional-properties' && last === 'unevaluatedProperties');
  if (single.has(last) && isOther) return pointer;
  // A keyword, and what is listed or nested below one: `/dependentRequired/a`, `/enum/3`.
  for (let length = tokens.length - 1; length > 0; length--)
    if (isSchema(tokens.slice(0, length))) return toPointer(tokens.slice(0, length));
  return pointer;
}

function isSchema(tokens: readonly string[]): boolean {
  return named.has(tokens.at(-2) ?? '') || single.has(tokens.at(-1) ?? '');
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
