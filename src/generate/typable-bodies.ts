import { walk } from '../contract/structure.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { sentOneByOne, streamedBy } from './typable-streams.ts';
import { type SchemaLookup, schemaLookup } from './schema-lookup.ts';

/** What a value that is no JSON is in TypeScript, by the word for it. */
const words = ['file', 'bytes', 'text', 'fileOrText'] as const;
type Word = (typeof words)[number];
const keyword = 'x-content';

/** What a schema stands for that describes no JSON value; `undefined` for all others. */
export function contentOf(schema: JsonObject): Word | undefined {
  return words.find((word) => word === schema[keyword]);
}

/**
 * Says of the bodies and parts of a typable document that are not JSON what they are for the client: text, a
 * file, bytes. As the runtime does, it goes by the media type first (OpenAPI 3.1, "Considerations for File
 * Uploads"), as a schema has no word for what is not JSON.
 */
export function spellContents(document: JsonObject): void {
  const lookup = schemaLookup(document);
  const binaries = new Set<JsonObject>();
  const bodies: { readonly schema: Json | undefined; readonly inParts: boolean }[] = [];
  for (const visited of walk('openapi', document)) {
    const { kind, value } = visited;
    if (!isObject(value)) continue;
    if (kind === 'schema' && isBinary(value)) binaries.add(value);
    if (kind !== 'mediaType') continue;
    const { tokens } = visited;
    const type = (tokens.at(-1) ?? '').toLowerCase();
    if (isObject(value['schema']) && isStream(value['schema'])) continue;
    spellBody(value, type, isSent(tokens), lookup);
    bodies.push({ schema: value['schema'], inParts: type.startsWith('multipart/') });
  }
  if (binaries.size === 0) return;
  const [files, texts] = [true, false].map((inParts) => {
    const reached = new Set<JsonObject>();
    for (const body of bodies) if (body.inParts === inParts) reach(body.schema, lookup, reached);
    return reached;
  });
  for (const schema of binaries)
    schema[keyword] = wordFor(files?.has(schema) ?? false, texts?.has(schema) ?? false);
}

function isStream(schema: JsonObject): boolean {
  return streamedBy(schema) !== undefined || sentOneByOne(schema) !== undefined;
}

/** What no body leads to is taken for what is sent in parts. */
function wordFor(inParts: boolean, inText: boolean): Word {
  if (!inText) return 'file';
  return inParts ? 'fileOrText' : 'text';
}

/** Whether a media type is that of requests. */
function isSent(tokens: readonly string[]): boolean {
  const last = tokens.findLast((token) =>
    ['requestBody', 'requestBodies', 'responses', 'parameters'].includes(token),
  );
  return last !== 'responses';
}

function spellBody(mediaType: JsonObject, type: string, sent: boolean, lookup: SchemaLookup): void {
  // Parts that come are given as they come.
  if (!sent && type.startsWith('multipart/')) {
    mediaType['schema'] = { type: 'string', [keyword]: 'file' };
    return;
  }
  if (type.includes('*') || isJson(type) || /^(multipart\/|application\/x-www-form-urlencoded)/.test(type))
    return;
  const schema = mediaType['schema'];
  if (!isContent(schema, lookup)) return;
  const word: Word = isText(type) ? 'text' : sent ? 'bytes' : 'file';
  mediaType['schema'] = { type: 'string', [keyword]: word };
}

/** Whether a schema leaves it to the media type what a body is: it says nothing, or that it is a string. */
function isContent(schema: Json | undefined, lookup: SchemaLookup, depth = 0): boolean {
  if (schema === undefined || schema === true) return true;
  if (!isObject(schema) || depth > 16) return false;
  const target = lookup.target(schema);
  if (target) return isContent(target, lookup, depth + 1);
  if (schema['type'] === 'string') return schema['enum'] === undefined;
  return ['type', 'enum', 'allOf', 'anyOf', 'oneOf', 'properties', '$ref'].every(
    (key) => schema[key] === undefined,
  );
}

/** A string of bytes: `format: binary`, or `contentMediaType` without an encoding in text. */
function isBinary({
  type,
  format,
  contentMediaType,
  contentEncoding = 'binary',
  enum: values,
}: JsonObject): boolean {
  const isString = type === 'string' || (Array.isArray(type) && type.includes('string'));
  if (!isString || values !== undefined || contentEncoding !== 'binary') return false;
  if (contentMediaType === undefined) return format === 'binary';
  return typeof contentMediaType === 'string' && !isText(contentMediaType) && !isJson(contentMediaType);
}

/** Whether a value of a schema may hold a string of bytes, which is a file where it travels as one. */
export function holdsBytes(schema: Json | undefined, lookup: SchemaLookup): boolean {
  const reached = new Set<JsonObject>();
  reach(schema, lookup, reached);
  return [...reached].some(isBinary);
}

/** Collects the schemas of a value, and of what is in it. */
function reach(value: Json | undefined, lookup: SchemaLookup, reached: Set<JsonObject>): void {
  if (!isObject(value) || reached.has(value)) return;
  for (const { value: schema } of walk('schema', value)) {
    if (!isObject(schema) || reached.has(schema)) continue;
    reached.add(schema);
    const pointer = lookup.pointerOf(schema['$ref']);
    if (pointer !== undefined) reach(valueAt(lookup.document, pointer), lookup, reached);
  }
}

/** `application/json` and the suffix `+json` (RFC 6839, section 3.1), as the runtime reads them. */
function isJson(type: string): boolean {
  return /^[^;\s]*[/+]json\s*(;|$)/.test(type);
}

function isText(type: string): boolean {
  return type.startsWith('text/') || /^[^;\s]*[/+](xml|yaml)\s*(;|$)/.test(type);
}
