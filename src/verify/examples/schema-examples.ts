import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import type { DocumentedValue } from './documented-value.ts';
import type { ReachableSchema } from './reachable-schemas.ts';

/** The `example`, `examples` and `default` that a schema gives itself (JSON Schema 2020-12, Validation, section 9). */
export function schemaExamples(document: JsonObject, place: ReachableSchema): readonly DocumentedValue[] {
  const schema = valueAt(document, place.pointer);
  if (!isObject(schema)) return [];
  const { pointer, direction } = place;
  const documented = (title: string, value: Json, ...tokens: (string | number)[]): DocumentedValue => ({
    title,
    value,
    pointer: appendPointer(pointer, ...tokens),
    schema: pointer,
    direction,
    isDefault: tokens[0] === 'default',
  });
  const list = Array.isArray(schema['examples']) ? schema['examples'] : [];
  return [
    ...own(schema, 'example').map((value) => documented('The example of the schema', value, 'example')),
    ...list.map((value, index) => documented('The example of the schema', value, 'examples', index)),
    ...own(schema, 'default').map((value) => documented('The default of the schema', value, 'default')),
  ];
}

/** The examples that a schema gives itself, its references followed: the first that say anything. */
export function exampleValues(document: JsonObject, pointer: string): readonly Json[] {
  let current = pointer;
  // References may form a ring, so no more than a few are followed.
  for (let steps = 0; steps < 16; steps++) {
    const given = schemaExamples(document, { pointer: current, direction: 'request' });
    if (given.length > 0) return given.map(({ value }) => value);
    const schema = valueAt(document, current);
    const reference = isObject(schema) ? schema['$ref'] : undefined;
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return [];
    current = reference.slice(1);
  }
  return [];
}

function own(schema: JsonObject, keyword: string): Json[] {
  const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
  return value === undefined ? [] : [value];
}
