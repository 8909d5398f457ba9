import { resolve } from '../contract/references.ts';
import { type Kind, type Visited, walk } from '../contract/structure.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { toPointer } from '../json-pointer.ts';
import { explicitDiscriminators } from './explicit-discriminators.ts';
import { type SchemaLookup, schemaLookup } from './schema-lookup.ts';
import { spellContents } from './typable-bodies.ts';
import { listFirstItems } from './typable-arrays.ts';
import { breakCircles } from './typable-cycles.ts';
import { type References, componentReference } from './typable-references.ts';
import { spellQuerystring } from './typable-querystrings.ts';
import { spellMethods } from './typable-methods.ts';
import { spellStreams } from './typable-streams.ts';
import { mendSchema } from './typable-schema.ts';

/**
 * A copy of a bundled document that openapi-typescript makes compiling types of. Left out is what no
 * type comes from and what it stumbles over: extensions, malformed objects, repeated operationIds,
 * references to elsewhere than a component.
 */
export function typableDocument(
  bundled: JsonObject,
  { tuples = false }: { tuples?: boolean | undefined } = {},
): JsonObject {
  const lookup = schemaLookup(explicitDiscriminators(bundled));
  const document = copyOf(lookup.document);
  inlineMediaTypes(document);
  breakCircles(document, lookup);
  const references: References = { lookup, document, made: new Map() };
  const mending: Mending = { lookup, operationIds: new Set(), done: new WeakSet(), tuples };
  // A component made on the way is met again where it stands.
  const seen = new Set<JsonObject>();
  const pending: Visited[] = [{ kind: 'openapi', value: document, tokens: [], container: undefined }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const visited of walk(next.kind, next.value, next.tokens, next.container)) {
      if (!isObject(visited.value)) replaceMalformed(visited);
      else if (!seen.has(visited.value)) {
        seen.add(visited.value);
        mendObject(visited.kind, visited.value, mending);
        pending.push(...rewriteReferences(visited.kind, visited.value, references));
      }
    }
  }
  spellStreams(document);
  spellContents(document);
  spellMethods(document);
  return document;
}

/** openapi-typescript knows no references in `content` (OpenAPI 3.2, "Components Object", `mediaTypes`). */
function inlineMediaTypes(document: JsonObject): void {
  for (const { kind, value, tokens, container } of walk('openapi', document)) {
    if (kind !== 'mediaType' || !isObject(value) || typeof value['$ref'] !== 'string') continue;
    const target = resolve(document, toPointer(tokens))?.value;
    if (isObject(container) && isObject(target)) setOwn(container, tokens.at(-1) ?? '', copyOf(target));
  }
  if (isObject(document['components'])) delete document['components']['mediaTypes'];
}

/** What is known while objects are mended. */
interface Mending {
  readonly lookup: SchemaLookup;
  /** Those taken so far. */
  readonly operationIds: Set<string>;
  /** The schemas whose `required` has been looked at. */
  readonly done: WeakSet<JsonObject>;
  /** Whether lists of at least a few items are tuples. */
  readonly tuples: boolean;
}

/** Unlike `structuredClone`, this makes what stands in two places two objects, which are mended apart. */
function copyOf(document: JsonObject): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  return isObject(copy) ? copy : {};
}

/** Only a schema may be something other than an object: a boolean. */
function replaceMalformed({ kind, value, tokens, container }: Visited): void {
  const key = tokens.at(-1);
  if (key === undefined || (kind === 'schema' && typeof value === 'boolean')) return;
  if (Array.isArray(container)) container[Number(key)] = {};
  else if (isObject(container)) setOwn(container, key, {});
}

function mendObject(kind: Kind, object: JsonObject, mending: Mending): void {
  for (const key of Object.keys(object)) if (key.startsWith('x-') && kind !== 'callback') delete object[key];
  for (const key of ['title', 'summary', 'format']) if (typeof object[key] !== 'string') delete object[key];
  mends[kind]?.(object, mending);
}

const mends: Partial<Record<Kind, (object: JsonObject, mending: Mending) => void>> = {
  openapi: (document) => keepMembers(document, 'paths', (path) => path.startsWith('/')),
  pathItem: (pathItem) => keepArray(pathItem, 'parameters'),
  operation: mendOperation,
  parameter: mendParameter,
  schema: (schema, { lookup, done, tuples }) => {
    if (tuples) listFirstItems(schema);
    mendSchema(schema, lookup, done);
  },
};

function mendOperation(operation: JsonObject, { operationIds }: Mending): void {
  keepArray(operation, 'parameters');
  keepMembers(operation, 'responses', (status) => /^([1-5](\d\d|XX)|default)$/.test(status));
  const { operationId } = operation;
  if (typeof operationId !== 'string' || operationId === '') delete operation['operationId'];
  else operation['operationId'] = freeOperationId(operationId, operationIds);
}

/** Repeated, `operations` would have the same member twice, which does not compile; the first keeps its name. */
function freeOperationId(operationId: string, taken: Set<string>): string {
  let free = operationId;
  for (let count = 2; taken.has(free); count += 1) free = `${operationId}_${count}`;
  taken.add(free);
  return free;
}

/** openapi-typescript reads `schema` only, not `content`, which holds a single media type ("Parameter Object"). */
function mendParameter(parameter: JsonObject): void {
  if (parameter['$ref'] === undefined && typeof parameter['name'] !== 'string') delete parameter['in'];
  const [mediaType] = isObject(parameter['content']) ? Object.values(parameter['content']) : [];
  if (isObject(mediaType) && mediaType['schema'] !== undefined) parameter['schema'] = mediaType['schema'];
  spellQuerystring(parameter);
}

function keepArray(object: JsonObject, key: string): void {
  if (!Array.isArray(object[key])) delete object[key];
}

function keepMembers(object: JsonObject, key: string, keep: (name: string) => boolean): void {
  const members = object[key];
  if (!isObject(members)) delete object[key];
  else for (const name of Object.keys(members)) if (!keep(name)) delete members[name];
}

function rewriteReferences(kind: Kind, object: JsonObject, references: References): Visited[] {
  const made = rewrite(kind, object, '$ref', references);
  return made ? [made] : [];
}

function rewrite(kind: Kind, holder: JsonObject, key: string, references: References): Visited | undefined {
  const reference: Json | undefined = holder[key];
  if (reference === undefined) return undefined;
  const found = typeof reference === 'string' ? componentReference(reference, kind, references) : undefined;
  if (found) holder[key] = found.reference;
  else delete holder[key];
  return found?.made;
}
