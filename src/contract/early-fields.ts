import { type JsonObject, isObject } from '../json.ts';
import type { Origins } from './origin.ts';
import type { Kind, Visited } from './structure.ts';

/**
 * Fields of OpenAPI 3.2 that descriptions in 3.0 and 3.1 have as extensions, in the namespace that the specification
 * keeps for that (OpenAPI Extension Namespace Registry, `x-oai-`), by the objects that have them.
 */
const fields: Partial<Record<Kind, readonly string[]>> = {
  openapi: ['$self'],
  components: ['mediaTypes'],
  pathItem: ['query', 'additionalOperations'],
  mediaType: ['itemSchema', 'prefixEncoding', 'itemEncoding'],
  encoding: ['encoding', 'prefixEncoding', 'itemEncoding'],
  example: ['dataValue', 'serializedValue'],
  response: ['summary'],
  securityScheme: ['deprecated', 'oauth2MetadataUrl'],
};

const prefix = 'x-oai-';

const earlyDocuments = new WeakSet<JsonObject>();

/** Notes that a document says something early. */
export function noteEarly(document: JsonObject): void {
  earlyDocuments.add(document);
}

/** Whether a document says something of OpenAPI 3.2 that its own version has no name for. */
export function isEarly(document: JsonObject): boolean {
  return earlyDocuments.has(document);
}

/**
 * Gives what an object says early, as an extension, the name that OpenAPI 3.2 has for it, in place.
 *
 * @returns whether it says something early
 */
export function adoptEarlyFields({ kind, value }: Visited, origins: Origins): boolean {
  // Most of a description is schemas, which have no such fields.
  if (!isObject(value) || (fields[kind] === undefined && kind !== 'operation')) return false;
  let hasEarly = false;
  for (const field of fields[kind] ?? []) hasEarly = adopt(value, field, origins) || hasEarly;
  for (const { owner, field } of within(kind, value)) hasEarly = adopt(owner, field, origins) || hasEarly;
  if (kind === 'pathItem' && hasEarly) moveQuery(value, origins);
  return hasEarly;
}

/** Objects that no walk visits: servers, tags, flows. */
function within(kind: Kind, value: JsonObject): { owner: JsonObject; field: string }[] {
  const servers = Array.isArray(value['servers']) ? value['servers'].filter(isObject) : [];
  const tags = kind === 'openapi' && Array.isArray(value['tags']) ? value['tags'].filter(isObject) : [];
  const flows = kind === 'securityScheme' && isObject(value['flows']) ? [value['flows']] : [];
  const hasServers = kind === 'openapi' || kind === 'pathItem' || kind === 'operation';
  return [
    ...(hasServers ? servers.map((owner) => ({ owner, field: 'name' })) : []),
    ...tags.flatMap((owner) => ['summary', 'parent', 'kind'].map((field) => ({ owner, field }))),
    ...flows.map((owner) => ({ owner, field: 'deviceAuthorization' })),
  ];
}

function adopt(owner: JsonObject, field: string, origins: Origins): boolean {
  const early = prefix + field;
  const value = owner[early];
  if (value === undefined) return false;
  const origin = origins.of(owner, early);
  delete owner[early];
  if (owner[field] === undefined) origins.set(owner, field, value, origin);
  return true;
}

/** As an extension, QUERY is one of the additional operations; OpenAPI 3.2 has a field for it. */
function moveQuery(item: JsonObject, origins: Origins): void {
  const { additionalOperations, query } = item;
  const early = isObject(additionalOperations) ? additionalOperations['QUERY'] : undefined;
  if (!isObject(additionalOperations) || early === undefined || query !== undefined) return;
  const origin = origins.of(additionalOperations, 'QUERY');
  delete additionalOperations['QUERY'];
  origins.set(item, 'query', early, origin);
}
