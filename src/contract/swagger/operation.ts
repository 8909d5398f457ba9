import { isDeepStrictEqual } from 'node:util';
import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { type BodyPart, requestBodyOf } from './body.ts';
import { isBody } from './components.ts';
import { type Conversion, followed } from './conversion.ts';
import { convertResponse } from './response.ts';
import { serversOf } from './servers.ts';

/** An operation, and the path item that it stands in. */
export interface PlacedOperation {
  readonly operation: JsonObject;
  readonly item: JsonObject;
}

/** The bodies that a document keeps to be referred to, by the parameters that they are made of. */
export type SharedBodies = ReadonlyMap<JsonObject, string>;

/** Gives an operation the body that its parameters and those of its path describe, and its servers, in place. */
export function convertRequest(placed: PlacedOperation, shared: SharedBodies, conversion: Conversion): void {
  const { operation, item } = placed;
  const parts = partsOf(placed, conversion);
  const [only] = parts;
  const name = only && parts.length === 1 ? shared.get(only.parameter) : undefined;
  const body =
    name !== undefined && isAsDocument('consumes', operation, conversion)
      ? { $ref: name }
      : requestBodyOf(parts, operation['consumes'] ?? conversion.document['consumes'], conversion);
  dropBodies(operation, conversion);
  if (body) operation['requestBody'] = body;
  if (only && name !== undefined && body) conversion.origins.adopt(body, only.parameter);
  const servers =
    operation['schemes'] === undefined ? undefined : serversOf(operation['schemes'], conversion);
  if (servers) operation['servers'] = servers;
  if (servers) conversion.origins.adopt(servers, item);
  for (const key of ['consumes', 'schemes']) delete operation[key];
}

/** Whether an operation has the media types of the document. */
function isAsDocument(key: string, operation: JsonObject, { document }: Conversion): boolean {
  return operation[key] === undefined || isDeepStrictEqual(operation[key], document[key]);
}

/** Its own, and those of its path that it does not override: a body overrides a body, whatever their names. */
function partsOf({ operation, item }: PlacedOperation, conversion: Conversion): BodyPart[] {
  const own = bodyParts(operation['parameters'], conversion);
  const keys = new Set(own.map(({ parameter }) => keyOf(parameter)));
  const inherited = bodyParts(item['parameters'], conversion).filter(
    ({ parameter }) => !keys.has(keyOf(parameter)),
  );
  return [...inherited.map(({ parameter }) => ({ parameter, isShared: true })), ...own];
}

function keyOf(parameter: JsonObject): string {
  return parameter['in'] === 'body' ? 'body' : `${textOf(parameter['in'])} ${textOf(parameter['name'])}`;
}

function bodyParts(parameters: Json | undefined, conversion: Conversion): BodyPart[] {
  return (Array.isArray(parameters) ? parameters : []).flatMap((entry) => {
    const parameter = followed(entry, conversion);
    return parameter && isBody(parameter) ? [{ parameter, isShared: parameter !== entry }] : [];
  });
}

/** Takes the parameters that are a body now out of an operation or path item. */
export function dropBodies(owner: JsonObject, conversion: Conversion): void {
  const { parameters } = owner;
  if (!Array.isArray(parameters)) return;
  for (let index = parameters.length - 1; index >= 0; index -= 1) {
    const parameter = followed(parameters[index], conversion);
    if (parameter && isBody(parameter)) conversion.origins.remove(parameters, String(index));
  }
  if (parameters.length === 0) delete owner['parameters'];
}

/** Gives the responses of an operation their content, in place. `done` are those that have it. */
export function convertAnswers(operation: JsonObject, done: Set<JsonObject>, conversion: Conversion): void {
  const { produces, responses } = operation;
  const isUsual = isAsDocument('produces', operation, conversion);
  delete operation['produces'];
  for (const [status, entry] of Object.entries(isObject(responses) ? responses : {})) {
    if (!isObject(entry) || !isObject(responses) || status.startsWith('x-')) continue;
    const shared = entry['$ref'] === undefined ? undefined : followed(entry, conversion);
    // A shared response has the document's media types: an operation with others has one of its own.
    if (shared && (isUsual || done.has(shared))) continue;
    const own = shared ? (conversion.origins.copy(shared) as JsonObject) : entry;
    if (shared) responses[status] = own;
    if (own['$ref'] !== undefined || done.has(own)) continue;
    convertResponse(own, produces ?? conversion.document['produces'], conversion);
    done.add(own);
  }
}
