import { escapeDataReferences, unescapeDataReferences } from '../contract/data-references.ts';
import type { Kind } from '../contract/structure.ts';
import { walkDocument } from '../contract/walk-document.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';

/** A document in words that Spectral knows, and what it says of that as it would be said of the document itself. */
export interface SpectralDocument {
  readonly document: JsonObject;
  /** The way to where a result is about. */
  pathOf(path: readonly string[]): string[];
  messageOf(message: string): string;
}

/**
 * Translates a bundled document for Spectral: data holds nothing that it would take for a reference, and what
 * the specification allows but the schema that Spectral brings does not is written as that schema allows it.
 */
export function spectralDocument(bundled: JsonObject): SpectralDocument {
  const document = escapeDataReferences(bundled);
  for (const { kind, value } of walkDocument(document)) {
    if (isObject(value) && (kind === 'pathItem' || typeof value['$ref'] !== 'string'))
      translations[kind]?.(value);
    if (isObject(value)) absoluteUrl(value['externalDocs'], 'url');
  }
  return {
    document,
    pathOf: (path) => pathIn(bundled, path.map(unescapeDataReferences)),
    messageOf: unescapeDataReferences,
  };
}

const translations: Partial<Record<Kind, (object: JsonObject) => void>> = {
  openapi: ({ info, tags }) => {
    absoluteUrl(info, 'termsOfService');
    if (isObject(info)) absoluteUrl(info['contact'], 'url');
    if (isObject(info)) absoluteUrl(info['license'], 'url');
    for (const tag of Array.isArray(tags) ? tags : [])
      if (isObject(tag)) absoluteUrl(tag['externalDocs'], 'url');
  },
  pathItem: (item) => {
    // "Path Item Object" has a $ref; what it leads to within the document is looked at where it stands.
    delete item['$ref'];
  },
  link: (link) => {
    // "Link Object": `parameters` is a map of "Any | {expression}", and `server` a Server Object; the schema calls that `body`.
    delete link['server'];
    const { parameters } = link;
    if (!isObject(parameters)) return;
    for (const [name, value] of Object.entries(parameters)) {
      if (typeof value !== 'string') setOwn(parameters, name, JSON.stringify(value));
    }
  },
  mediaType: (mediaType) => {
    // OpenAPI 3.2, "Media Type Object": what frameworks write into 3.1 already is a list of such items, read one by one.
    const { itemSchema } = mediaType;
    if (itemSchema === undefined) return;
    delete mediaType['itemSchema'];
    if (mediaType['schema'] === undefined) mediaType['schema'] = { type: 'array', items: itemSchema };
  },
};

/** "Relative References in URIs" (OpenAPI 3.1): these may be relative; the schema wants them absolute. */
function absoluteUrl(owner: Json | undefined, field: string): void {
  if (!isObject(owner)) return;
  const url = owner[field];
  if (typeof url === 'string' && URL.parse(url) === null && URL.parse(url, base) !== null)
    owner[field] = base;
}

const base = 'https://example.com/';

/** Items of a list that stands for `itemSchema` are that. */
function pathIn(bundled: JsonObject, path: readonly string[]): string[] {
  const at = path.findIndex(
    (token, index) =>
      token === 'schema' && path[index + 1] === 'items' && standsForItems(bundled, path.slice(0, index)),
  );
  return at === -1 ? [...path] : [...path.slice(0, at), 'itemSchema', ...path.slice(at + 2)];
}

function standsForItems(bundled: JsonObject, owner: readonly string[]): boolean {
  const value = valueAt(bundled, toPointer(owner));
  return isObject(value) && value['schema'] === undefined && value['itemSchema'] !== undefined;
}
