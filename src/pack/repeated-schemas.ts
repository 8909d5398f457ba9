import type { JsonObject } from '../json.ts';

/** Shorter ones are shorter where they stand than a call of what they would become. */
const worthwhile = 200;

/**
 * Replaces schemas that stand in several places, word for word, by references to one: descriptions
 * that were written by programs hold some of them hundreds of times.
 *
 * @param schemas every schema object, which are changed in place
 * @param nameOf the name that the schema with a number is referred to by
 * @returns what the names stand for
 */
export function extractRepeated(
  schemas: readonly JsonObject[],
  nameOf: (index: number) => string,
): Map<string, JsonObject> {
  const extracted = new Map<string, JsonObject>();
  // What is evaluated in a schema counts around it, which is easiest to see where all is in one place.
  if (schemas.some((schema) => 'unevaluatedProperties' in schema || 'unevaluatedItems' in schema))
    return extracted;
  for (const group of repeated(schemas)) {
    const [first] = group;
    if (!first) continue;
    const name = nameOf(extracted.size);
    extracted.set(name, { ...first });
    for (const schema of group) {
      for (const keyword of Object.keys(schema)) delete schema[keyword];
      schema['$ref'] = name;
    }
  }
  return extracted;
}

/** Groups of schemas that say the same, inner ones first: what is equal is so still when they are replaced. */
function repeated(schemas: readonly JsonObject[]): JsonObject[][] {
  const texts = new Map<JsonObject, string>(schemas.map((schema) => [schema, JSON.stringify(schema)]));
  const groups = Map.groupBy(schemas, (schema) => texts.get(schema) ?? '');
  return [...groups]
    .filter(([text, group]) => text.length >= worthwhile && group.length > 1)
    .toSorted(([a], [b]) => a.length - b.length)
    .map(([, group]) => group);
}
