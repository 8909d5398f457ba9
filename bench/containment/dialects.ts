import { isObject, setOwn, type Json, type JsonObject } from '../../src/json.ts';
import { applicators } from '../../src/schema/subschemas.ts';

/** A schema of draft-04 to draft-07 in the words of 2020-12. */
export function inLatestDialect(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const copy: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (schema.$ref === undefined || beside.has(keyword)) setOwn(copy, keyword, converted(keyword, value));
  }
  renameItems(schema, copy);
  renameDependencies(schema, copy);
  renameBounds(schema, copy, 'minimum', 'exclusiveMinimum');
  renameBounds(schema, copy, 'maximum', 'exclusiveMaximum');
  return copy;
}

/** What counts beside a reference in those drafts. */
const beside: ReadonlySet<string> = new Set(['$ref', 'definitions', '$defs']);

const definitions: ReadonlySet<string> = new Set(['definitions', '$defs', 'dependencies']);

function converted(keyword: string, value: Json): Json {
  if (definitions.has(keyword) || applicators.get(keyword) === 'map') return convertedMap(value);
  if (Array.isArray(value) && (keyword === 'items' || applicators.has(keyword)))
    return value.map(inLatestDialect);
  return applicators.has(keyword) || keyword === 'additionalItems' ? inLatestDialect(value) : value;
}

function convertedMap(value: Json): Json {
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) setOwn(copy, name, inLatestDialect(member));
  return copy;
}

function renameItems(schema: JsonObject, copy: JsonObject): void {
  const { additionalItems } = copy;
  delete copy.additionalItems;
  if (!Array.isArray(schema.items)) return;
  copy.prefixItems = copy.items ?? [];
  delete copy.items;
  if (Array.isArray(copy.prefixItems) && copy.prefixItems.length === 0) delete copy.prefixItems;
  if (additionalItems !== undefined) copy.items = additionalItems;
}

function renameDependencies(schema: JsonObject, copy: JsonObject): void {
  if (!isObject(schema.dependencies) || !isObject(copy.dependencies)) return;
  const entries = Object.entries(copy.dependencies);
  copy.dependentRequired = Object.fromEntries(entries.filter(([, value]) => Array.isArray(value)));
  copy.dependentSchemas = Object.fromEntries(entries.filter(([, value]) => !Array.isArray(value)));
  delete copy.dependencies;
}

/** In draft-04 the exclusive bounds are flags. */
function renameBounds(schema: JsonObject, copy: JsonObject, bound: string, exclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  delete copy[exclusive];
  if (!schema[exclusive] || schema[bound] === undefined) return;
  copy[exclusive] = schema[bound];
  delete copy[bound];
}
