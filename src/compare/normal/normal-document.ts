import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { appendPointer, fromPointer, valueAt } from '../../json-pointer.ts';
import { schemaGraph, schemaResources } from '../../schema/reading.ts';
import { internalTarget } from '../deciding.ts';
import { conjunction } from './conjunction.ts';
import { isNullDropped } from './assumed-null.ts';
import { normalise } from './normalise.ts';
import { normalPointer, type Work } from './work.ts';

/** The schemas of a document in normal form, made as they are asked for. */
export interface NormalDocument {
  /** A document of its own: `/schemas/<pointer in the source>`. */
  readonly document: JsonObject;
  /** The document as its author wrote it. */
  readonly source: JsonObject;
  /** The pointer of the normal form of the schema at a pointer of the source, with all that it reaches. */
  define(pointer: string): string;
  /** The same for a schema of a value that is never empty: a segment of a path has to have a text. */
  defineFilled(pointer: string): string;
  /** Where what stands at a pointer of the normal document was written, as a pointer into the source. */
  origin(pointer: string): string;
  /** Where the schema stands that the one at a pointer of the normal document was made of, all of it: not the part of it that says most. */
  written(pointer: string): string;
  /** Whether nobody wrote a keyword of the schema at a pointer of the normal document. */
  isImplied(pointer: string, keyword: string): boolean;
}

/**
 * The normal form of a document's schemas.
 *
 * @param other the document that it is compared with
 */
export function normalDocument(source: JsonObject, other: JsonObject): NormalDocument {
  const schemas: JsonObject = {};
  const document: JsonObject = { schemas };
  const work: Work = {
    source,
    schemas,
    origins: new WeakMap(),
    places: new WeakMap(),
    implied: new WeakMap(),
    pending: [],
    open: new Set(),
    target: (pointer, keyword, reference) => targetOf(source, pointer, keyword, reference),
    normalAt: (pointer) => {
      const [, name = ''] = fromPointer(pointer);
      if (work.open.has(name)) return undefined;
      make(work, name);
      return valueAt(document, pointer);
    },
    isNullDropped: (schema, pointer) => isNullDropped(schema, pointer, source, other),
  };
  return {
    document,
    source,
    define: (pointer) => define(work, pointer),
    defineFilled: (pointer) => defineFilled(work, pointer),
    origin: (pointer) => originOf(work, document, pointer),
    written: (pointer) => {
      const [, name = '', ...below] = fromPointer(pointer);
      if (below.length > 0) return originOf(work, document, pointer);
      return name.endsWith(filledSuffix) ? name.slice(0, -filledSuffix.length) : name;
    },
    isImplied: (pointer, keyword) => {
      const schema = valueAt(document, pointer);
      return isObject(schema) && (work.implied.get(schema)?.has(keyword) ?? false);
    },
  };
}

function define(work: Work, pointer: string): string {
  make(work, pointer);
  for (let next = work.pending.pop(); next !== undefined; next = work.pending.pop()) make(work, next);
  return normalPointer(pointer);
}

function make(work: Work, pointer: string): void {
  if (Object.hasOwn(work.schemas, pointer) || work.open.has(pointer)) return;
  work.open.add(pointer);
  const schema = normalise(work, valueAt(work.source, pointer) ?? true, pointer);
  work.open.delete(pointer);
  setOwn(work.schemas, pointer, schema);
}

/** What a value that is not empty meets, as an empty one has no way to travel in a path. */
const filled: JsonObject = { minLength: 1, minItems: 1, minProperties: 1 };

/** What tells a schema of values that are not empty from the one that it was made of. */
const filledSuffix = ' filled';

function defineFilled(work: Work, pointer: string): string {
  const name = `${pointer}${filledSuffix}`;
  if (Object.hasOwn(work.schemas, name)) return normalPointer(name);
  const [, ...tokens] = fromPointer(behindPlain(work, define(work, pointer)));
  const schema = tokens.reduce<Json | undefined>(
    (value, token) => (value === undefined ? undefined : valueAt(value, appendPointer('', token))),
    work.schemas,
  );
  const own = isObject(schema) ? schema : {};
  const merged = conjunction(work, own, [{ schema: filled, pointer: undefined }]);
  const result = isObject(merged) ? { ...merged } : merged;
  if (isObject(result)) {
    if (Array.isArray(result.enum)) result.enum = result.enum.filter((value) => value !== '');
    work.origins.set(result, work.origins.get(own) ?? pointer);
    const places = work.places.get(merged as JsonObject);
    if (places) work.places.set(result, places);
    work.implied.set(result, new Set(Object.keys(filled).filter((keyword) => own[keyword] === undefined)));
  }
  setOwn(work.schemas, name, schema === false ? false : result);
  return normalPointer(name);
}

function behindPlain(work: Work, pointer: string): string {
  const seen = new Set<string>();
  for (let at = pointer; ;) {
    const schema = valueAt({ schemas: work.schemas }, at);
    const target =
      isObject(schema) && Object.keys(schema).length === 1 ? internalTarget(schema.$ref) : undefined;
    if (target === undefined || seen.has(target)) return at;
    seen.add(target);
    at = target;
  }
}

/** Follows a pointer down, and remembers what stood in another place than where it is now. */
function originOf(work: Work, document: JsonObject, pointer: string): string {
  let value: Json | undefined = document;
  let at = '';
  for (const token of fromPointer(pointer)) {
    const place: string | undefined =
      isObject(value) || Array.isArray(value) ? work.places.get(value)?.get(token) : undefined;
    at = place ?? (value === work.schemas ? token : appendPointer(at, token));
    value = value === undefined ? undefined : valueAt(value, appendPointer('', token));
    if (typeof value === 'object' && value !== null) at = work.origins.get(value) ?? at;
  }
  return at;
}

function targetOf(
  source: JsonObject,
  pointer: string,
  keyword: '$ref' | '$dynamicRef',
  reference: Json,
): string | undefined {
  const internal = keyword === '$ref' ? internalTarget(reference) : undefined;
  if (internal !== undefined) return internal;
  if (keyword === '$dynamicRef' && isAmbiguous(source, reference)) return undefined;
  const graph = schemaGraph({ document: source, pointer });
  return graph.target(graph.root, keyword)?.pointer;
}

/** Whether several schemas have the dynamic anchor: then it depends on the way there which one is meant. */
function isAmbiguous(source: JsonObject, reference: Json): boolean {
  const fragment = typeof reference === 'string' ? reference.slice(reference.indexOf('#')) : '';
  const anchors = [...schemaResources(source).dynamicAnchors].filter((anchor) => anchor.endsWith(fragment));
  return anchors.length > 1;
}
