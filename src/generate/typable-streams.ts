import { walk } from '../contract/structure.ts';
import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { type SchemaLookup, partsOf, schemaLookup, schemasIn } from './schema-lookup.ts';

/** What stands in a schema that is a stream: that of its items. */
const keyword = 'x-stream';

/** The schema of what comes in a stream; `undefined` when a schema is none. */
export function streamedBy(schema: JsonObject): Json | undefined {
  return schema[keyword];
}

/** Whether a media type is one of events (HTML, "Server-sent events"). */
export function isEvents(type: string): boolean {
  return /^text\/event-stream\b/i.test(type);
}

/** Whether a media type is a sequence of values, to be read one by one (OpenAPI 3.2, "Sequential Media Types"). */
export function isSequential(type: string): boolean {
  return (
    isEvents(type) ||
    /^application\/((x-)?(jsonl|ndjson|json-lines|jsonlines)|([\w.-]+\+)?json-seq)\b/i.test(type)
  );
}

/**
 * The schema of the items of a sequence: `itemSchema` (OpenAPI 3.2), and before that what people write: the schema
 * of an item, or of the list of all.
 */
export function itemSchemaOf(mediaType: JsonObject, lookup: SchemaLookup): Json {
  const { itemSchema = mediaType['x-oai-itemSchema'], schema = {} } = mediaType;
  if (itemSchema !== undefined) return itemSchema;
  const list = isObject(schema) ? partsOf(schema, lookup).find(({ type }) => type === 'array') : undefined;
  return list?.['items'] ?? schema;
}

/** Writes the schemas of responses that are sequences as streams, the data of events as what it is in JSON. */
export function spellStreams(document: JsonObject): void {
  const lookup = schemaLookup(document);
  for (const { kind, value, tokens } of walk('openapi', document)) {
    if (kind !== 'mediaType' || !isObject(value) || !tokens.includes('responses')) continue;
    if (!isSequential(tokens.at(-1) ?? '')) continue;
    const item = itemSchemaOf(value, lookup);
    // openapi-typescript asks about schemas with a type only.
    value['schema'] = { type: 'string', [keyword]: isObject(item) ? withDecodedData(item, lookup) : item };
    delete value['itemSchema'];
  }
}

/** How the data of an event is described to be JSON in a text. */
export function decodedData(schema: JsonObject): Json | undefined {
  const { contentSchema, contentMediaType } = schema;
  return contentSchema !== undefined && /[/+]json\b/i.test(textOf(contentMediaType))
    ? contentSchema
    : undefined;
}

function withDecodedData(schema: JsonObject, lookup: SchemaLookup, depth = 0): JsonObject {
  const target = lookup.target(schema);
  if (depth > 8) return schema;
  if (target) {
    const decoded = withDecodedData(target, lookup, depth + 1);
    return decoded === target ? schema : decoded;
  }
  const { properties } = schema;
  const data =
    isObject(properties) && isObject(properties['data']) ? decodedData(properties['data']) : undefined;
  let copy = schema;
  if (data !== undefined && isObject(properties)) copy = { ...copy, properties: { ...properties, data } };
  for (const name of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schemasIn(schema[name]);
    const decoded = parts.map((part) => withDecodedData(part, lookup, depth + 1));
    if (decoded.some((part, index) => part !== parts[index])) copy = { ...copy, [name]: decoded };
  }
  return copy;
}
