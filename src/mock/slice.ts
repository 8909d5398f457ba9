import { internalPointer } from '../contract/references.ts';
import { type Kind, walk } from '../contract/structure.ts';
import { fromPointer, isWithin, valueAt } from '../json-pointer.ts';
import { isObject, type Json, type JsonObject, setOwn } from '../json.ts';
import { answering, prismMethod, prismVersion } from './prism-words.ts';
import type { ServedOperation } from './served-operation.ts';

/** Stands for `$ref` where it is a member of somebody's data and no reference. */
const escapedRef = '\u0000$ref';

/** What a reference names, and as what kind of object. */
interface Target {
  readonly pointer: string;
  readonly kind: Kind;
}

/** Where the objects that OpenAPI knows are, and which of them are references. */
interface Reach {
  readonly known: Map<Json, Kind>;
  readonly references: Set<Json>;
}

/**
 * A description of what one operation answers, and of the components those that it reaches. Prism needs
 * seconds and hundreds of megabytes to convert a large description, and milliseconds for this one.
 * Schemas are empty: Prism answers with examples, and would follow each way through a schema that leads back to
 * itself. Left out are parameters and bodies, as Prism judges no request, servers (the mock's URL stands for all of
 * them), extensions, links, and callbacks, which Prism would call: a description must not make the mock send requests.
 */
export function sliceOperation(document: JsonObject, operation: ServedOperation): JsonObject {
  const path = withoutSchemas('pathItem', {
    [prismMethod(operation.method)]: answering(valueAt(document, operation.pointer)),
  });

  const reach: Reach = { known: new Map(), references: new Set() };
  const components = isObject(document['components']) ? document['components'] : {};
  const schemes = components['securitySchemes'];
  const kept = new Map<string, Json>();
  follow(document, [...look('pathItem', path, reach), ...lookAtSchemes(schemes, reach)], reach, kept);

  const slice: JsonObject = {
    openapi: prismVersion,
    info: { title: 'One operation', version: '0' },
    paths: {},
  };
  for (const field of ['jsonSchemaDialect', 'security']) {
    if (document[field] !== undefined) setOwn(slice, field, copy(document[field], reach));
  }
  put(slice, ['paths', operation.path], copy(path, reach));
  if (schemes !== undefined) put(slice, ['components', 'securitySchemes'], copy(schemes, reach));
  for (const [pointer, value] of kept) put(slice, fromPointer(pointer), copy(value, reach));
  return slice;
}

/** A copy in which every schema is empty. */
function withoutSchemas(kind: Kind, value: Json): Json {
  const result = structuredClone(value);
  for (const { kind: ownerKind, value: owner } of walk(kind, result)) {
    if (!isObject(owner) || !(ownerKind === 'mediaType' || ownerKind === 'header')) continue;
    if (owner['schema'] !== undefined) owner['schema'] = {};
    delete owner['itemSchema'];
  }
  return result;
}

/** Gives data that came out of a slice its own `$ref` members back. */
export function unescapeReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unescapeReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key === escapedRef ? '$ref' : key,
      unescapeReferences(child),
    ]),
  );
}

function lookAtSchemes(schemes: Json | undefined, reach: Reach): Target[] {
  if (!isObject(schemes)) return [];
  return Object.values(schemes).flatMap((scheme) => look('securityScheme', scheme, reach));
}

function follow(document: JsonObject, first: Target[], reach: Reach, kept: Map<string, Json>): void {
  const open = first;
  for (let target = open.pop(); target; target = open.pop()) {
    const { pointer } = target;
    if ([...kept.keys()].some((other) => isWithin(pointer, other))) continue;
    const described = valueAt(document, pointer);
    if (described === undefined) continue;
    const value = withoutSchemas(target.kind, described);
    kept.set(pointer, value);
    open.push(...look(target.kind, value, reach));
  }
}

function look(kind: Kind, value: Json, reach: Reach): Target[] {
  const targets: Target[] = [];
  for (const visited of walk(kind, value)) {
    if (!isObject(visited.value)) continue;
    reach.known.set(visited.value, visited.kind);
    const reference = visited.value['$ref'];
    if (typeof reference !== 'string') continue;
    reach.references.add(visited.value);
    const pointer = internalPointer(reference);
    if (pointer !== undefined) targets.push({ pointer, kind: visited.kind });
  }
  return targets;
}

const leftOut: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  operation: ['callbacks', 'servers'],
  pathItem: ['servers'],
  response: ['links'],
  example: ['dataValue', 'serializedValue'],
};

function copy(value: Json, reach: Reach): Json {
  if (Array.isArray(value)) return value.map((item) => copy(item, reach));
  if (!isObject(value)) return value;
  const kind = reach.known.get(value);
  const result: JsonObject = kind === 'example' ? plainExample(value, reach) : {};
  for (const [key, child] of Object.entries(value)) {
    if (kind && (key.startsWith('x-') || leftOut[kind]?.includes(key))) continue;
    const isData = key === '$ref' && typeof child === 'string' && !reach.references.has(value);
    setOwn(result, isData ? escapedRef : key, copy(child, reach));
  }
  return result;
}

/** Prism knows an example by its `value` alone (OpenAPI 3.2, "Example Object"). */
function plainExample({ dataValue, serializedValue }: JsonObject, reach: Reach): JsonObject {
  const value = dataValue ?? serializedValue;
  return value === undefined ? {} : { value: copy(value, reach) };
}

function put(object: JsonObject, tokens: readonly string[], value: Json): void {
  let at = object;
  for (const token of tokens.slice(0, -1)) {
    const next = Object.hasOwn(at, token) ? at[token] : undefined;
    const child = isObject(next) ? next : {};
    if (child !== next) setOwn(at, token, child);
    at = child;
  }
  const last = tokens.at(-1);
  if (last !== undefined) setOwn(at, last, value);
}
