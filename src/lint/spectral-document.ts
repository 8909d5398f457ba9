import { escapeDataReferences, unescapeDataReferences } from '../contract/data-references.ts';
import { isOfItemsAlone } from '../contract/sequences.ts';
import type { Kind } from '../contract/structure.ts';
import { isVersion32 } from '../contract/upgrade.ts';
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
  const names = plainNames(document);
  const isNewest = isVersion32(document);
  for (const { kind, value } of walkDocument(document)) {
    if (isObject(value) && (kind === 'pathItem' || typeof value['$ref'] !== 'string')) {
      translations[kind]?.(value, isNewest);
      if (kind === 'parameter') renameParameter(value, names);
    }
    if (isObject(value)) absoluteUrl(value['externalDocs'], 'url');
  }
  renamePaths(document, names);
  const restored = (text: string): string =>
    names.entries().reduce((all, [name, plain]) => all.replaceAll(plain, name), text);
  return {
    document,
    pathOf: (path) => pathIn(bundled, path.map(unescapeDataReferences).map(restored)),
    messageOf: (message) => restored(unescapeDataReferences(message)),
  };
}

const translations: Partial<Record<Kind, (object: JsonObject, isNewest: boolean) => void>> = {
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
  mediaType: (mediaType, isNewest) => {
    const { itemSchema } = mediaType;
    if (itemSchema === undefined) return;
    const isAlone = mediaType['schema'] === undefined || isOfItemsAlone(mediaType);
    if (isNewest) {
      // The list of the items says what they say.
      if (isAlone) delete mediaType['schema'];
      return;
    }
    // OpenAPI 3.2, "Media Type Object": what frameworks write into 3.1 already is a list of such items, read one by one.
    delete mediaType['itemSchema'];
    if (isAlone) mediaType['schema'] = { type: 'array', items: itemSchema };
  },
  schema: (schema) => {
    // Of a list whose items stand at positions, those that follow may be anything (JSON Schema 2020-12, `prefixItems`).
    if (Array.isArray(schema['prefixItems']) && schema['items'] === undefined) schema['items'] = {};
  },
  example: (example) => {
    // OpenAPI 3.2, "Example Object": the rule that asks for a value knows `value` and `externalValue` alone.
    const { dataValue, serializedValue } = example;
    if (dataValue === undefined && serializedValue === undefined) return;
    delete example['dataValue'];
    delete example['serializedValue'];
    setOwn(example, 'value', dataValue ?? serializedValue ?? null);
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

/** Names in path templates that Spectral takes for none (OpenAPI 3.2, "Path Templating": all but braces), with plain ones for them. */
function plainNames({ paths }: JsonObject): ReadonlyMap<string, string> {
  const names = Object.keys(isObject(paths) ? paths : {}).flatMap((path) =>
    Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name),
  );
  const odd = [...new Set(names)].filter((name) => name !== '' && !/^[a-zA-Z0-9_-]+$/.test(name));
  return new Map(odd.map((name, index) => [name, `stands-for-name-${index}-`]));
}

function renameParameter(parameter: JsonObject, names: ReadonlyMap<string, string>): void {
  const { in: place, name } = parameter;
  const plain = place === 'path' && typeof name === 'string' ? names.get(name) : undefined;
  if (plain !== undefined) parameter['name'] = plain;
}

function renamePaths(document: JsonObject, names: ReadonlyMap<string, string>): void {
  const { paths } = document;
  if (names.size === 0 || !isObject(paths)) return;
  const renamed = Object.entries(paths).map(([path, item]): [string, Json] => [
    path.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => `{${names.get(name) ?? whole.slice(1, -1)}}`),
    item,
  ]);
  document['paths'] = Object.fromEntries(renamed);
}

function standsForItems(bundled: JsonObject, owner: readonly string[]): boolean {
  const value = valueAt(bundled, toPointer(owner));
  return isOfItemsAlone(value) && isObject(value) && isObject(value['schema']) && !isVersion32(bundled);
}
