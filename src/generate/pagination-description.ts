import type { Operation } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject, textOf } from '../json.ts';
import { fromPointer, valueAt } from '../json-pointer.ts';
import type { PagesDescription } from './runtime/pages.ts';
import { type SchemaLookup, partsOf, schemaLookup, schemasIn } from './schema-lookup.ts';

/** Names that lists go by, the best first; beside them, any list that is alone counts. */
const listNames = [
  'data',
  'items',
  'results',
  'values',
  'records',
  'entries',
  'content',
  'value',
  'elements',
];
/** Ways in a body to what leads on. */
const nextPaths = [
  ['next'],
  ['next_cursor'],
  ['nextCursor'],
  ['next_page_token'],
  ['nextPageToken'],
  ['next_token'],
  ['nextToken'],
  ['next_page'],
  ['next_url'],
  ['nextUrl'],
  ['nextLink'],
  ['@odata.nextLink'],
  ['next_page_uri'],
  ['links', 'next'],
  ['_links', 'next', 'href'],
  ['_links', 'next'],
  ['paging', 'next'],
  ['pagination', 'next'],
  ['pagination', 'next_cursor'],
  ['meta', 'next'],
  ['meta', 'next_cursor'],
  ['meta', 'nextCursor'],
  ['meta', 'next_page_token'],
  ['meta', 'next_page_url'],
  ['response_metadata', 'next_cursor'],
];
const cursorNames =
  /^(cursor|page_?token|next_?token|next_?cursor|page_?cursor|after|continuation(_?token)?|starting_?after|marker)$/i;
const pageNames = /^(page|page_?(number|num|index)|page\[number\])$/i;
const offsetNames = /^(offset|skip|start|start_?(index|at)|page\[offset\])$/i;

/**
 * How the pages of an operation's list are found: as its `x-pagination` says, by a link of a response to the same
 * operation, by the header `Link`, by what its body has and its query takes; `undefined` where nothing shows a way.
 */
export function describePages(document: JsonObject, operation: Operation): PagesDescription | undefined {
  const own = valueAt(document, operation.pointer);
  const told = isObject(own) ? own['x-pagination'] : undefined;
  if (told === false) return undefined;
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const json = success?.content.find(({ type }) => /[/+]json\s*(;|$)/i.test(type));
  const schema = json?.schema === undefined ? undefined : valueAt(document, json.schema);
  const lookup = schemaLookup(document);
  if (isObject(told)) return asTold(told, schema, lookup);
  if (operation.method !== 'get' || !success || !isObject(schema)) return undefined;
  const items = itemsIn(schema, lookup);
  const way = items && wayOn(document, operation, schema, lookup);
  return items && way && { items, ...way };
}

function asTold(
  told: JsonObject,
  schema: Json | undefined,
  lookup: SchemaLookup,
): PagesDescription | undefined {
  const items = pathOf(told['items']) ?? (isObject(schema) ? itemsIn(schema, lookup) : undefined);
  if (!items) return undefined;
  const next = pathOf(told['next']);
  const words = ['parameter', 'page', 'offset'] as const;
  return {
    items,
    ...(next ? { next } : {}),
    ...Object.fromEntries(words.flatMap((word) => (textOf(told[word]) ? [[word, textOf(told[word])]] : []))),
    ...(told['link'] === true ? { link: true } : {}),
    ...(typeof told['first'] === 'number' ? { first: told['first'] } : {}),
  };
}

/** A JSON pointer, or the name of a member. */
function pathOf(member: Json | undefined): readonly string[] | undefined {
  if (typeof member !== 'string') return undefined;
  return fromPointer(member === '' || member.startsWith('/') ? member : `/${member}`);
}

/** The way to the list in a body. */
function itemsIn(schema: JsonObject, lookup: SchemaLookup): readonly string[] | undefined {
  if (isList(schema, lookup)) return [];
  const lists = properties(schema, lookup).filter(([, property]) => isList(property, lookup));
  const names = lists.map(([name]) => name);
  const named = listNames.find((name) => names.includes(name)) ?? (names.length === 1 ? names[0] : undefined);
  return named === undefined ? undefined : [named];
}

function wayOn(
  document: JsonObject,
  operation: Operation,
  schema: JsonObject,
  lookup: SchemaLookup,
): Omit<PagesDescription, 'items'> | undefined {
  const linked = byLink(document, operation);
  if (linked) return linked;
  const query = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const cursor = query.find((name) => cursorNames.test(name));
  const next = nextPaths.find((path) => leads(schema, path, lookup));
  if (next && cursor !== undefined) return { next, parameter: cursor };
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  if (success?.headers.some(({ name }) => name.toLowerCase() === 'link')) return { link: true };
  if (next && isUrl(schema, next, lookup)) return { next };
  const page = query.find((name) => pageNames.test(name));
  const offset = query.find((name) => offsetNames.test(name));
  const first = page === undefined ? undefined : firstPage(document, operation, page);
  // Where pages are counted from unknown numbers, one could be skipped.
  if (page !== undefined && first !== undefined) return { page, ...(first === 1 ? {} : { first }) };
  return offset === undefined ? undefined : { offset };
}

function firstPage(document: JsonObject, { parameters }: Operation, page: string): number | undefined {
  const found = parameters.find(({ name, in: place }) => place === 'query' && name === page);
  const schema = found?.schema === undefined ? undefined : valueAt(document, found.schema);
  if (!isObject(schema)) return undefined;
  const parts = partsOf(schema, schemaLookup(document));
  const values = ['default', 'minimum', 'example'].flatMap((keyword) => parts.map((part) => part[keyword]));
  const first = values.find((value) => value === 0 || value === 1);
  return typeof first === 'number' ? first : undefined;
}

/** "Link Object": one to the operation itself, whose parameter is read from the body. */
function byLink(
  document: JsonObject,
  { responses, operationId }: Operation,
): Omit<PagesDescription, 'items'> | undefined {
  const success = responses.find(({ status }) => status.startsWith('2'));
  const response = success && valueAt(document, success.pointer);
  const links = isObject(response) && isObject(response['links']) ? Object.values(response['links']) : [];
  for (const link of links) {
    if (!isObject(link) || link['operationId'] !== operationId || !isObject(link['parameters'])) continue;
    for (const [parameter, expression] of Object.entries(link['parameters'])) {
      const [, pointer] = /^\$response\.body#(\/.*)$/.exec(textOf(expression)) ?? [];
      if (pointer !== undefined)
        return { next: fromPointer(pointer), parameter: parameter.replace(/^query\./, '') };
    }
  }
  return undefined;
}

/** Whether a body may hold a text or a number at the end of a way. */
function leads(schema: JsonObject, path: readonly string[], lookup: SchemaLookup): boolean {
  return schemasAt(schema, path, lookup).some((each) =>
    typesOf(each, lookup).some((type) => type === 'string' || type === 'integer' || type === 'number'),
  );
}

function isUrl(schema: JsonObject, path: readonly string[], lookup: SchemaLookup): boolean {
  const formats = schemasAt(schema, path, lookup).flatMap((each) =>
    partsOf(each, lookup).map(({ format }) => format),
  );
  return (
    formats.some((format) => /^(uri|url|uri-reference|iri)$/.test(textOf(format))) ||
    /url|link|uri|href/i.test(path.join(' '))
  );
}

function schemasAt(
  schema: JsonObject,
  [key, ...rest]: readonly string[],
  lookup: SchemaLookup,
): JsonObject[] {
  if (key === undefined) return [schema];
  return properties(schema, lookup).flatMap(([name, property]) =>
    name === key ? schemasAt(property, rest, lookup) : [],
  );
}

function properties(schema: JsonObject, lookup: SchemaLookup): [string, JsonObject][] {
  return partsOf(schema, lookup).flatMap(({ properties: found }) =>
    Object.entries(isObject(found) ? found : {}).filter((entry): entry is [string, JsonObject] =>
      isObject(entry[1]),
    ),
  );
}

function isList(schema: JsonObject, lookup: SchemaLookup): boolean {
  return typesOf(schema, lookup).includes('array');
}

function typesOf(schema: JsonObject, lookup: SchemaLookup, depth = 0): Json[] {
  const parts = depth > 8 ? [] : partsOf(schema, lookup);
  const nested = parts.flatMap((part) => schemasIn(part['anyOf']).concat(schemasIn(part['oneOf'])));
  const own = parts.flatMap(({ type = [] }) => type);
  return [...own, ...nested.flatMap((each) => typesOf(each, lookup, depth + 1))];
}
