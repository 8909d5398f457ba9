import { isEvents, isSequential, withDecodedData } from '../contract/sequences.ts';
import { walk } from '../contract/structure.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { type SchemaLookup, partsOf, schemaLookup } from './schema-lookup.ts';

/** What stands in a schema that is a stream: that of its items. */
const keyword = 'x-stream';

/** The same of one that is sent. */
const sentKeyword = 'x-stream-sent';

/** The schema of what is sent one by one; `undefined` when a schema is none. */
export function sentOneByOne(schema: JsonObject): Json | undefined {
  return schema[sentKeyword];
}

/** The schema of what comes in a stream; `undefined` when a schema is none. */
export function streamedBy(schema: JsonObject): Json | undefined {
  return schema[keyword];
}

/**
 * The schema of the items of a sequence: `itemSchema` (OpenAPI 3.2), and before that what people write: the schema
 * of an item, or of the list of all.
 */
export function itemSchemaOf(mediaType: JsonObject, lookup: SchemaLookup): Json {
  const { itemSchema, schema = {} } = mediaType;
  if (itemSchema !== undefined) return itemSchema;
  const list = isObject(schema) ? partsOf(schema, lookup).find(({ type }) => type === 'array') : undefined;
  return list?.['items'] ?? schema;
}

/** Writes the schemas of sequences as streams, the data of events as what it is in JSON. */
export function spellStreams(document: JsonObject): void {
  const lookup = schemaLookup(document);
  for (const { kind, value, tokens } of walk('openapi', document)) {
    if (kind !== 'mediaType' || !isObject(value)) continue;
    if (!isSequential(tokens.at(-1) ?? '')) continue;
    const item = itemSchemaOf(value, lookup);
    // openapi-typescript asks about schemas with a type only.
    const isSent = !tokens.includes('responses');
    // What is sent as it is described by a list of all is given as that.
    if (isSent && (value['itemSchema'] === undefined || isEvents(tokens.at(-1) ?? ''))) continue;
    const word = isSent ? sentKeyword : keyword;
    value['schema'] = { type: 'string', [word]: isObject(item) ? withDecodedData(item, document) : item };
    delete value['itemSchema'];
  }
}
