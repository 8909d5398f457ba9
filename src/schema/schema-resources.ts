import { isObject, type Json, type JsonObject } from './json.ts';
import { namesAny } from './names-any.ts';
import { applicators } from './subschemas.ts';
import { appendPointer, fromPointer, toPointer, valueAt } from './json-pointer.ts';

/** The schema resources of a document and what they name (Core 2020-12, section 8.2). */
export interface SchemaResources {
  /** JSON pointers of the resources, by their absolute URI. */
  readonly resources: ReadonlyMap<string, string>;
  /** JSON pointers of `$anchor` and `$dynamicAnchor`, by URI and fragment. */
  readonly anchors: ReadonlyMap<string, string>;
  /** The `$dynamicAnchor` names, by URI and fragment. */
  readonly dynamicAnchors: ReadonlySet<string>;
}

/** The URI of the document itself; what has no `$id` is relative to it. */
export const documentUri = 'schema://document/';

/** Members that hold plain values: what looks like an `$id` in them is none. */
const plainValues: ReadonlySet<string> = new Set([
  'enum',
  'const',
  'default',
  'example',
  'examples',
  'value',
]);

/** Something in a document that may hold schemas. */
interface Place {
  readonly value: Json;
  readonly pointer: string;
  readonly base: string;
  /** Whether it is a schema, or what a keyword holds subschemas in; not known of most that is in a document. */
  readonly is: 'schema' | 'list' | 'map' | 'anything';
}

/**
 * Finds every `$id`, `$anchor` and `$dynamicAnchor` of a document, once, without recursion: documents come from
 * strangers. Of two places that take the same name, one that is sure to be a schema comes before one below
 * an unknown keyword.
 *
 * @example
 * ```ts
 * import { schemaResources } from 'schema-arbitraries/reading';
 *
 * const document = { $defs: { a: { $id: 'https://example.com/a', $anchor: 'top' } } };
 * schemaResources(document).anchors.get('https://example.com/a#top'); // => "/$defs/a"
 * ```
 */
export function schemaResources(document: JsonObject): SchemaResources {
  const known = remembered.get(document);
  if (known) return known;
  const found = namesAny(document, naming) ? resourcesIn(document) : nothing;
  remembered.set(document, found);
  return found;
}

const remembered = new WeakMap<JsonObject, SchemaResources>();

/** The resources of a document in which nothing is named: what most documents are. */
const nothing: SchemaResources = {
  resources: new Map([[documentUri, '']]),
  anchors: new Map(),
  dynamicAnchors: new Set(),
};

const naming = ['$id', '$anchor', '$dynamicAnchor'];

function resourcesIn(document: JsonObject): SchemaResources {
  const resources = new Map([[documentUri, '']]);
  const anchors = new Map<string, string>();
  const dynamicAnchors = new Set<string>();
  const pending: Place[] = [{ value: document, pointer: '', base: documentUri, is: 'anything' }];
  const unsure: Place[] = [];
  for (let next = pending.pop() ?? unsure.pop(); next; next = pending.pop() ?? unsure.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null) continue;
    const isNamed = isObject(value) && next.is !== 'map';
    const base = isNamed ? ownUri(value, next.base) : next.base;
    if (base !== next.base && !resources.has(base)) resources.set(base, pointer);
    if (isNamed) nameAnchors(value, pointer, base, anchors, dynamicAnchors);
    for (const [key, member] of Object.entries(value)) {
      const is = kindOf(key, next.is);
      const place = { value: member, pointer: appendPointer(pointer, key), base, is };
      if (next.is === 'map' || !plainValues.has(key))
        (is === 'anything' && next.is === 'schema' ? unsure : pending).push(place);
    }
  }
  return { resources, anchors, dynamicAnchors };
}

const holdings: ReadonlyMap<string, Place['is']> = new Map([
  ...[...applicators].map(([keyword, holding]) => [keyword, holding === 'one' ? 'schema' : holding] as const),
  ['$defs', 'map'],
  ['definitions', 'map'],
]);

function kindOf(key: string, parent: Place['is']): Place['is'] {
  if (parent === 'list' || parent === 'map') return 'schema';
  return holdings.get(key) ?? 'anything';
}

function nameAnchors(
  schema: JsonObject,
  pointer: string,
  base: string,
  anchors: Map<string, string>,
  dynamic: Set<string>,
): void {
  const { $anchor, $dynamicAnchor } = schema;
  const add = (name: string) => {
    if (!anchors.has(`${base}#${name}`)) anchors.set(`${base}#${name}`, pointer);
  };
  if (typeof $anchor === 'string') add($anchor);
  if (typeof $dynamicAnchor !== 'string') return;
  add($dynamicAnchor);
  dynamic.add(`${base}#${$dynamicAnchor}`);
}

/** The absolute URI that a schema gives itself, else its base. */
export function ownUri(schema: JsonObject, base: string): string {
  return typeof schema.$id === 'string' ? withoutFragment(resolveUri(schema.$id, base)) : base;
}

/** The base URI of the place at a pointer: that of the nearest schema around it that has an `$id`. */
export function baseUri(document: JsonObject, pointer: string): string {
  let base = documentUri;
  let value: Json | undefined = document;
  const tokens = fromPointer(pointer);
  for (let depth = 0; depth <= tokens.length && value !== undefined; depth++) {
    if (isObject(value)) base = ownUri(value, base);
    const token = tokens[depth];
    value = token === undefined ? undefined : valueAt(value, toPointer([token]));
  }
  return base;
}

/** Resolves a URI reference (RFC 3986, section 5); what is none stays what it is. */
export function resolveUri(reference: string, base: string): string {
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

/** The part of a URI before `#`. */
export function withoutFragment(uri: string): string {
  return uri.split('#', 1)[0] ?? uri;
}
