import {
  isFixedMethod,
  type Operation,
  type Parameter,
  type RequestBody,
  type SecurityScheme,
} from '../contract/contract.ts';
import { isEvents, isPositional, isSequential } from '../contract/sequences.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { describeParts, describeFields } from './encoding-description.ts';
import { RuntimeCall } from './runtime-call.ts';
import { describePages } from './pagination-description.ts';
import { describeStreams } from './stream-description.ts';
import type { OperationDescription } from './runtime/description.ts';
import type { DocumentedStatus } from './runtime/status.ts';

/** A description of an operation whose functions are not there yet. */
export type DescribedOperation = Omit<
  OperationDescription,
  'also' | 'dates' | 'parameters' | 'read' | 'request' | 'write'
> & {
  readonly parameters?: readonly DescribedParameter[];
  readonly request?: RuntimeCall;
  readonly write?: RuntimeCall;
  readonly read?: readonly RuntimeCall[];
  readonly also?: Readonly<Record<string, RuntimeCall>>;
  readonly dates?: RuntimeCall;
};

interface DescribedParameter {
  readonly in: Parameter['in'];
  readonly name: string;
  readonly isRaw?: boolean;
  readonly write: RuntimeCall;
}

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
): DescribedOperation {
  const parameters = operation.parameters.flatMap(describeParameter);
  const [ownServer] = operation.servers;
  return {
    method: describedMethod(operation.method),
    ...exactly(operation.method),
    path: operation.path,
    statuses: statusesOf(operation),
    ...securityOf(operation),
    ...(ownServer !== undefined && ownServer !== server ? { server: ownServer } : {}),
    ...bodyOf(document, operation.requestBody),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...describeStreams(document, operation.responses),
    ...additionsOf(document, operation),
  };
}

/** A method of `additionalOperations` is sent as it is written (OpenAPI 3.2, "Path Item Object"). */
function describedMethod(method: string): DescribedOperation['method'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is written in capitals is
  return isFixedMethod(method) ? method : (method.toUpperCase() as Uppercase<string>);
}

function exactly(method: string): Pick<DescribedOperation, 'request'> {
  const isExact = isFixedMethod(method) || method === method.toUpperCase();
  return isExact ? {} : { request: new RuntimeCall('exactMethod', method) };
}

/** What stands beside a method. */
function additionsOf(document: JsonObject, operation: Operation): Pick<DescribedOperation, 'also'> {
  const pages = describePages(document, operation);
  const also = {
    ...(pages ? { pages: new RuntimeCall('pages', pages) } : {}),
    ...(givesFile(operation) ? { stream: new RuntimeCall('byteStream') } : {}),
  };
  return Object.keys(also).length > 0 ? { also } : {};
}

/** Whether a success may be a file. */
export function givesFile({ responses }: Operation): boolean {
  return responses.some(
    ({ status, content }) =>
      status.startsWith('2') &&
      content.some(
        ({ type }) => !isSequential(type) && !/^text\/|[/+](json|xml|yaml)\b|\*|urlencoded/i.test(type),
      ),
  );
}

/** What writes a scheme's credential; `undefined` for mutual TLS, which happens before any request. */
export function describeScheme(scheme: SecurityScheme): RuntimeCall | undefined {
  if (scheme.type === 'mutualTLS') return undefined;
  if (isBasic(scheme)) return new RuntimeCall('basic');
  if (scheme.type !== 'apiKey') return new RuntimeCall('authorization', authorizationScheme(scheme));
  if (scheme.in === undefined || scheme.parameterName === undefined) return undefined;
  return new RuntimeCall(keyWriters[scheme.in], scheme.parameterName);
}

const keyWriters = { cookie: 'keyInCookie', header: 'keyInHeader', query: 'keyInQuery' } as const;

/** Whether a credential is a user name and a password (RFC 7617). */
export function isBasic({ type, scheme }: SecurityScheme): boolean {
  return type === 'http' && scheme === 'basic';
}

/** "Security Scheme Object": tokens of OAuth 2 and OpenID Connect are bearer tokens. */
function authorizationScheme({ type, scheme = 'bearer' }: SecurityScheme): string {
  const name = type === 'http' ? scheme : 'bearer';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The alternatives of security, where there is more than none. */
function securityOf({ security }: Operation): Pick<DescribedOperation, 'security'> {
  const alternatives = security.map(({ schemes }) => schemes.filter(isSent).map(({ name }) => name));
  return alternatives.some((names) => names.length > 0) ? { security: alternatives } : {};
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
): Pick<DescribedOperation, 'mediaType' | 'write'> {
  const choices = body?.content.filter(({ type }) => !type.includes('*')) ?? [];
  const chosen =
    choices.find(({ type }) => /^application\/json\b/i.test(type)) ??
    choices.find(({ type }) => /[/+]json\b/i.test(type)) ??
    choices[0];
  if (chosen === undefined || chosen.type === 'application/json') return {};
  const { type } = chosen;
  if (/^[^;]*[/+]json\s*(;|$)/i.test(type)) return { mediaType: type };
  const mediaType = valueAt(document, chosen.pointer);
  if (isPositional(type) && isObject(mediaType) && isByPosition(mediaType))
    return { write: new RuntimeCall('parts', type, ...partTypes(mediaType)) };
  if (/^multipart\//i.test(type)) {
    const parts = describeParts(document, isObject(mediaType) ? mediaType : {});
    return { write: new RuntimeCall('multipart', type, ...(parts.length > 0 ? [parts] : [])) };
  }
  if (isSequential(type) && !isEvents(type))
    return { mediaType: type, write: new RuntimeCall('lines', type) };
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    return { mediaType: type, write: new RuntimeCall('plain', type) };
  const fields = describeFields(isObject(mediaType) ? mediaType : {});
  return { mediaType: type, write: new RuntimeCall('form', type, ...(fields.length > 0 ? [fields] : [])) };
}

function isByPosition(mediaType: JsonObject): boolean {
  return ['prefixEncoding', 'itemEncoding', 'itemSchema'].some((field) => mediaType[field] !== undefined);
}

function typeOf(encoding: Json | undefined): string {
  return isObject(encoding) ? textOf(encoding['contentType']) : '';
}

/** The media types of parts by position, and of all others. */
function partTypes({ prefixEncoding, itemEncoding }: JsonObject): readonly [string[], string] {
  return [(Array.isArray(prefixEncoding) ? prefixEncoding : []).map(typeOf), typeOf(itemEncoding)];
}

function describeParameter(parameter: Parameter): DescribedParameter[] {
  const { in: place, name, style, explode, allowReserved, mediaType } = parameter;
  if (place === 'querystring')
    return [{ in: place, name, write: new RuntimeCall('querystring', mediaType ?? '') }];
  const isForm = place === 'query' || place === 'cookie';
  if (style === 'cookie') return [{ in: place, name, isRaw: true, write: new RuntimeCall('rawCookie') }];
  const isUsual = style === (isForm ? 'form' : 'simple') && explode === isForm;
  const how = {
    style,
    ...(explode === (style === 'form') ? {} : { explode }),
    ...(allowReserved && place !== 'cookie' ? { allowReserved } : {}),
    ...(mediaType === undefined ? {} : { json: true }),
    ...(place === 'header' ? { plain: true } : {}),
  };
  if (isUsual && !how.allowReserved && !how.json) return [];
  return [{ in: place, name, write: new RuntimeCall('styled', how) }];
}
