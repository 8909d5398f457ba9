import { isObject, type Json, type JsonObject } from '../json.ts';
import { appendPointer, fromPointer, toPointer, valueAt } from '../json-pointer.ts';

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

/** Finds every `$id`, `$anchor` and `$dynamicAnchor` of a document, without recursion: documents come from strangers. */
export function schemaResources(document: JsonObject): SchemaResources {
  const resources = new Map([[documentUri, '']]);
  const anchors = new Map<string, string>();
  const dynamicAnchors = new Set<string>();
  const pending: { value: Json; pointer: string; base: string }[] = [
    { value: document, pointer: '', base: documentUri },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null) continue;
    const base = isObject(value) ? ownUri(value, next.base) : next.base;
    if (base !== next.base && !resources.has(base)) resources.set(base, pointer);
    if (isObject(value)) nameAnchors(value, pointer, base, anchors, dynamicAnchors);
    for (const [key, member] of Object.entries(value)) {
      if (!plainValues.has(key)) pending.push({ value: member, pointer: appendPointer(pointer, key), base });
    }
  }
  return { resources, anchors, dynamicAnchors };
}

function nameAnchors(
  schema: JsonObject,
  pointer: string,
  base: string,
  anchors: Map<string, string>,
  dynamic: Set<string>,
): void {
  const { $anchor, $dynamicAnchor } = schema;
  if (typeof $anchor === 'string') anchors.set(`${base}#${$anchor}`, pointer);
  if (typeof $dynamicAnchor !== 'string') return;
  anchors.set(`${base}#${$dynamicAnchor}`, pointer);
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
