import type { Operation, Parameter, RequestBody, SecurityScheme } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type {
  OperationDescription,
  ParameterDescription,
  SecurityScheme as SchemeDescription,
} from './runtime/description.ts';
import type { DocumentedStatus } from './runtime/status.ts';

/**
 * What the runtime needs to know of an operation; what OpenAPI or openapi-fetch assumes anyway is left out.
 *
 * @param document the contract's bundled document
 * @param server the contract's first server
 */
export function describeOperation(
  document: JsonObject,
  operation: Operation,
  server: string | undefined,
): OperationDescription {
  const parameters = operation.parameters.flatMap(describeParameter);
  const [ownServer] = operation.servers;
  return {
    method: operation.method,
    path: operation.path,
    statuses: statusesOf(operation),
    security: operation.security.map(({ schemes }) => schemes.filter(isSent).map(({ name }) => name)),
    ...(ownServer !== undefined && ownServer !== server ? { server: ownServer } : {}),
    ...bodyOf(document, operation.requestBody),
    ...(parameters.length > 0 ? { parameters } : {}),
  };
}

/** How a scheme's credential travels; `undefined` for mutual TLS, which happens before any request. */
export function describeScheme(scheme: SecurityScheme): SchemeDescription | undefined {
  if (scheme.type === 'mutualTLS') return undefined;
  if (scheme.type !== 'apiKey') return { in: 'authorization', scheme: authorizationScheme(scheme) };
  if (scheme.in === undefined || scheme.parameterName === undefined) return undefined;
  return { in: scheme.in, name: scheme.parameterName };
}

/** "Security Scheme Object": tokens of OAuth 2 and OpenID Connect are bearer tokens. */
function authorizationScheme({ type, scheme = 'bearer' }: SecurityScheme): string {
  const name = type === 'http' ? scheme : 'bearer';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isSent(scheme: SecurityScheme): boolean {
  return describeScheme(scheme) !== undefined;
}

/** Without any documented, nothing is promised and nothing is undocumented. */
function statusesOf({ responses }: Operation): DocumentedStatus[] {
  const statuses = responses.map(({ status }) => status).flatMap(documentedStatus);
  return statuses.length > 0 ? statuses : ['default'];
}

function documentedStatus(status: string): DocumentedStatus[] {
  if (/^[1-5]\d\d$/.test(status)) return [Number(status)];
  const named = ['1XX', '2XX', '3XX', '4XX', '5XX', 'default'] as const;
  return named.filter((name) => name === status);
}

/** JSON where there is a choice. */
function bodyOf(
  document: JsonObject,
  body: RequestBody | undefined,
): Pick<OperationDescription, 'mediaType' | 'encoding'> {
  const choices = body?.content.filter(({ type }) => !type.includes('*')) ?? [];
  const chosen =
    choices.find(({ type }) => /^application\/json\b/i.test(type)) ??
    choices.find(({ type }) => /[/+]json\b/i.test(type)) ??
    choices[0];
  if (chosen === undefined || chosen.type === 'application/json') return {};
  const encoding = isForm(chosen.type) ? encodingOf(valueAt(document, chosen.pointer)) : [];
  return { mediaType: chosen.type, ...(encoding.length > 0 ? { encoding } : {}) };
}

function isForm(type: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(type);
}

/** The members that an encoding gives a style ("Encoding Object": `style`, `explode` and `allowReserved` are as for query parameters). */
function encodingOf(mediaType: Json | undefined): ParameterDescription[] {
  const encoding = isObject(mediaType) && isObject(mediaType['encoding']) ? mediaType['encoding'] : {};
  return Object.entries(encoding).flatMap(([name, object]): ParameterDescription[] => {
    if (!isObject(object)) return [];
    const { style, explode, allowReserved } = object;
    const said = {
      ...(typeof style === 'string' ? { style } : {}),
      ...(typeof explode === 'boolean' ? { explode } : {}),
      ...(allowReserved === true ? { allowReserved } : {}),
    };
    return Object.keys(said).length > 0 ? [{ in: 'query', name, ...said }] : [];
  });
}

function describeParameter(parameter: Parameter): ParameterDescription[] {
  const { in: place, name, style, explode, allowReserved, mediaType } = parameter;
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const differing = {
    ...(style === usual ? {} : { style }),
    // `deepObject` is one style whatever `explode` says.
    ...(explode === (style === 'form') || style === 'deepObject' ? {} : { explode }),
    ...(allowReserved ? { allowReserved } : {}),
    ...(mediaType === undefined ? {} : { json: true }),
  };
  return Object.keys(differing).length > 0 ? [{ in: place, name, ...differing }] : [];
}
