import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { appendPointer, toPointer, valueAt } from '../../json-pointer.ts';
import { type Method, methods } from '../contract.ts';
import type { Loss } from '../contract.ts';
import type { Origins } from '../origin.ts';
import { internalPointer } from '../references.ts';
import type { Kind, Visited } from '../structure.ts';
import { walkDocument } from '../walk-document.ts';
import { requestBodyOf } from './body.ts';
import { isBody, mapRenamed, putComponents, renameSchemes } from './components.ts';
import type { Conversion } from './conversion.ts';
import { convertType } from './items.ts';
import { convertAnswers, convertRequest, dropBodies, type PlacedOperation } from './operation.ts';
import { convertParameter } from './parameter.ts';
import { convertResponse } from './response.ts';
import { convertSecurityScheme } from './security.ts';
import { serversOf } from './servers.ts';

/**
 * Turns a bundled Swagger 2.0 document into OpenAPI 3.0, in place: what is moved keeps its origin, and what is
 * made has that of what it is made of, so that places stay those in the description.
 *
 * @param objects all of its OpenAPI objects
 * @returns what cannot be carried over
 */
export function upgradeSwagger(document: JsonObject, objects: readonly Visited[], origins: Origins): Loss[] {
  const conversion: Conversion = { document, origins, losses: [] };
  const targets = targetsOf(objects, document);
  // Before anything is copied.
  for (const schema of objectsOf('swaggerSchema', objects)) convertSchema(schema, conversion);
  const items = objectsOf('swaggerPathItem', objects);
  const operations = items.flatMap(operationsIn);
  const bodies = sharedBodies(conversion);
  const names = new Map(
    bodies.map(({ parameter, name }) => [parameter, appendPointer('#/requestBodies', name)]),
  );
  for (const { body, name } of bodies) targets.set(appendPointer('#/requestBodies', name), body);

  for (const placed of operations) convertRequest(placed, names, conversion);
  for (const item of items) dropBodies(item, conversion);
  convertResponses(operations, objects, conversion);
  for (const parameter of objectsOf('swaggerParameter', objects)) {
    if (!isBody(parameter)) convertParameter(parameter, conversion);
  }
  convertRoot(operations, bodies, conversion);
  redirect(targets, document);
  return conversion.losses;
}

/** Those of a kind that are no references, each once, however many references lead to it. */
function objectsOf(kind: Kind, objects: readonly Visited[]): JsonObject[] {
  const found = new Set<JsonObject>();
  for (const { kind: own, value } of objects) {
    if (own === kind && isObject(value) && typeof value['$ref'] !== 'string') found.add(value);
  }
  return [...found];
}

function operationsIn(item: JsonObject): PlacedOperation[] {
  return methods.flatMap((method: Method) => {
    const operation = item[method];
    return isObject(operation) && method !== 'trace' ? [{ operation, item }] : [];
  });
}

interface SharedBody {
  readonly name: string;
  readonly parameter: JsonObject;
  readonly body: JsonObject;
}

function sharedBodies(conversion: Conversion): SharedBody[] {
  const { document } = conversion;
  return Object.entries(memberOf(document, 'parameters')).flatMap(([name, parameter]) => {
    if (!isObject(parameter) || parameter['in'] !== 'body') return [];
    const body = requestBodyOf([{ parameter, isShared: false }], document['consumes'], conversion);
    return body ? [{ name, parameter, body }] : [];
  });
}

function convertResponses(
  operations: readonly PlacedOperation[],
  objects: readonly Visited[],
  conversion: Conversion,
): void {
  const done = new Set<JsonObject>();
  for (const { operation } of operations) convertAnswers(operation, done, conversion);
  for (const response of objectsOf('swaggerResponse', objects)) {
    if (!done.has(response)) convertResponse(response, conversion.document['produces'], conversion);
  }
}

function convertSchema(schema: JsonObject, { origins }: Conversion): void {
  convertType(schema);
  convertTuple(schema);
  const { discriminator } = schema;
  if (typeof discriminator !== 'string') return;
  const made: JsonObject = { propertyName: discriminator };
  origins.adopt(made, schema);
  schema['discriminator'] = made;
}

/** JSON Schema 2020-12 calls a list in `items` prefixItems, and `additionalItems` items. */
function convertTuple(schema: JsonObject): void {
  const { items, additionalItems } = schema;
  if (!Array.isArray(items)) return;
  schema['prefixItems'] = items;
  delete schema['items'];
  delete schema['additionalItems'];
  if (additionalItems !== undefined) schema['items'] = additionalItems;
}

/** What `components` and `servers` take the place of. */
const gone = `swagger host basePath schemes consumes produces
  definitions parameters responses securityDefinitions`.split(/\s+/);

function convertRoot(
  operations: readonly PlacedOperation[],
  bodies: readonly SharedBody[],
  conversion: Conversion,
): void {
  const { document, origins } = conversion;
  const securitySchemes = memberOf(document, 'securityDefinitions');
  for (const scheme of Object.values(securitySchemes))
    if (isObject(scheme)) convertSecurityScheme(scheme, conversion);
  const servers = serversOf(document['schemes'], conversion);
  const { definitions, parameters, responses } = {
    definitions: memberOf(document, 'definitions'),
    parameters: memberOf(document, 'parameters'),
    responses: memberOf(document, 'responses'),
  };
  const requestBodies = Object.fromEntries(bodies.map(({ name, body }) => [name, body]));
  origins.adopt(requestBodies, parameters);
  for (const [name, parameter] of Object.entries(parameters)) {
    if (isObject(parameter) && isBody(parameter)) delete parameters[name];
  }
  const renamed = putComponents(
    { schemas: definitions, responses, parameters, requestBodies, securitySchemes },
    conversion,
  );
  mapRenamed(definitions, renamed.get('schemas') ?? new Map(), conversion);
  for (const owner of [document, ...operations.map(({ operation }) => operation)]) {
    renameSchemes(owner['security'], renamed.get('securitySchemes'));
  }
  const { info, ...rest } = document;
  for (const key of Object.keys(document)) delete document[key];
  Object.assign(document, {
    openapi: '3.0.4',
    ...(info !== undefined && { info }),
    ...(servers && { servers }),
    ...rest,
  });
  for (const key of gone) delete document[key];
}

function memberOf(document: JsonObject, key: string): JsonObject {
  const value = document[key];
  return isObject(value) ? value : {};
}

/** What each internal reference leads to. */
function targetsOf(objects: readonly Visited[], document: JsonObject): Map<string, Json> {
  const targets = new Map<string, Json>();
  for (const { value } of objects) {
    const reference = isObject(value) ? textOf(value['$ref']) : '';
    const pointer = internalPointer(reference);
    const target = pointer === undefined || targets.has(reference) ? undefined : valueAt(document, pointer);
    if (isObject(target)) targets.set(reference, target);
  }
  return targets;
}

/** References lead to where their targets stand now. */
function redirect(targets: ReadonlyMap<string, Json>, document: JsonObject): void {
  const places = placesOf(new Set(targets.values()), document);
  for (const { value } of walkDocument(document)) {
    if (!isObject(value) || typeof value['$ref'] !== 'string') continue;
    const place = places.get(targets.get(value['$ref']) ?? null);
    if (place !== undefined) value['$ref'] = `#${encodeURI(place)}`;
  }
}

function placesOf(wanted: ReadonlySet<Json>, document: JsonObject): Map<Json, string> {
  const places = new Map<Json, string>();
  const look = (value: Json, tokens: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (wanted.has(value) && !places.has(value)) places.set(value, toPointer(tokens));
    for (const [key, child] of Object.entries(value)) look(child, [...tokens, key]);
  };
  look(document, []);
  return places;
}
