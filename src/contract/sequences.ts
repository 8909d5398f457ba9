import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { appendPointer, toPointer, valueAt } from '../json-pointer.ts';
import type { Origins } from './origin.ts';
import { internalPointer } from './references.ts';
import type { Visited } from './structure.ts';

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

/** Whether a media type is one of parts by position (OpenAPI 3.2, "Encoding By Position"); parts of forms have names. */
export function isPositional(type: string): boolean {
  return /^multipart\/(?!form-data\b)/i.test(type);
}

/**
 * Gives each sequence that is described by its items alone the schema of the whole, a list of such items, in place:
 * "schema" applies to the complete content (OpenAPI 3.2, "Complete vs Streaming Content"). In the list the data of
 * events are what they are in JSON where the description says that.
 *
 * @param objects all OpenAPI objects of the document
 */
export function describeSequences(document: JsonObject, objects: Iterable<Visited>, origins: Origins): void {
  const mediaTypes = Array.from(objects).filter(({ kind }) => kind === 'mediaType');
  const types = Map.groupBy(mediaTypes.flatMap(placed), ({ pointer }) => pointer);
  for (const { value, tokens } of mediaTypes) {
    if (!isObject(value)) continue;
    const item = value['itemSchema'];
    const names = types.get(toPointer(tokens))?.map(({ type }) => type) ?? [];
    const isWhole = value['schema'] !== undefined || (!isObject(item) && typeof item !== 'boolean');
    if (isWhole || !names.some((type) => isSequential(type) || isPositional(type))) continue;
    const pointer = appendPointer(toPointer(tokens), 'itemSchema');
    const decoded = names.some(isEvents) && isObject(item) ? withDecodedData(item, document) : item;
    const items = decoded === item ? { $ref: `#${encodeURI(pointer)}` } : decoded;
    const schema = { type: 'array', items };
    origins.adopt(schema, item);
    if (isObject(items)) origins.adopt(items, item);
    value['schema'] = schema;
  }
}

/** Whether the schema of a media type is only the list of what `itemSchema` describes. */
export function isOfItemsAlone(mediaType: Json | undefined): boolean {
  if (!isObject(mediaType) || mediaType['itemSchema'] === undefined) return false;
  const { schema } = mediaType;
  return isObject(schema) && Object.keys(schema).join() === 'type,items' && schema['type'] === 'array';
}

/** Where a media type stands, with its name; one that is referred to has the names of what refers to it. */
function placed({ value, tokens }: Visited): { type: string; pointer: string }[] {
  const reference = isObject(value) ? value['$ref'] : undefined;
  const pointer = typeof reference === 'string' ? internalPointer(reference) : toPointer(tokens);
  return pointer === undefined ? [] : [{ type: tokens.at(-1) ?? '', pointer }];
}

/** How the data of an event is described to be JSON in a text. */
export function decodedData(schema: JsonObject): Json | undefined {
  const { contentSchema, contentMediaType } = schema;
  return contentSchema !== undefined && /[/+]json\b/i.test(textOf(contentMediaType))
    ? contentSchema
    : undefined;
}

/** The schema of an event whose data is decoded; the very schema where it has none that is. */
export function withDecodedData(schema: JsonObject, document: JsonObject, depth = 0): JsonObject {
  if (depth > 8) return schema;
  const reference = schema['$ref'];
  const pointer = typeof reference === 'string' ? internalPointer(reference) : undefined;
  const target = pointer === undefined ? undefined : valueAt(document, pointer);
  if (isObject(target)) {
    const decoded = withDecodedData(target, document, depth + 1);
    return decoded === target ? schema : decoded;
  }
  const { properties } = schema;
  const data =
    isObject(properties) && isObject(properties['data']) ? decodedData(properties['data']) : undefined;
  let copy = schema;
  if (data !== undefined && isObject(properties)) copy = { ...copy, properties: { ...properties, data } };
  for (const name of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schema[name];
    if (!Array.isArray(parts)) continue;
    const decoded = parts.map((part) => (isObject(part) ? withDecodedData(part, document, depth + 1) : part));
    if (decoded.some((part, index) => part !== parts[index])) copy = { ...copy, [name]: decoded };
  }
  return copy;
}
