import type { Answer, OperationDescription, PartHeaders, Reconnect, WrittenBody } from './description.ts';
import { writeCookies, writeHeaders, writePath, writeQuery } from './parameters.ts';
import { readBody } from './read-body.ts';
import { isDocumented } from './status.ts';
import { UndocumentedStatusError } from './undocumented-status-error.ts';

/** openapi-fetch's client, as far as it is used here. */
export interface Sender {
  request(method: string, path: string, init: object): Promise<{ error?: unknown; response: Response }>;
}

type Values = Readonly<Record<string, unknown>>;

/** A method's argument, whatever the operation. */
export interface AnyInit {
  readonly params?: {
    readonly path?: Values;
    readonly query?: Values;
    readonly querystring?: Values;
    readonly header?: Values;
    readonly cookie?: Values;
  };
  readonly body?: unknown;
  readonly bodySerializer?: unknown;
  readonly partHeaders?: PartHeaders;
  readonly reconnect?: Reconnect;
  readonly headers?: Headers | readonly (readonly [string, unknown])[] | Values;
}

/**
 * Sends a request for an operation and reads the answer. `defaults` are openapi-fetch options that
 * `init` overrides.
 *
 * @throws UndocumentedStatusError when the operation does not document the answer's status
 * @throws SyntaxError when a documented answer says that it is JSON and is not
 */
export async function send(
  sender: Sender,
  operation: OperationDescription,
  defaults: object,
  given: AnyInit = {},
): Promise<Answer> {
  const init = operation.dates?.encode(given) ?? given;
  const { partHeaders, reconnect, ...own } = init;
  const asked = { ...writing(operation), ...defaults, ...own, ...wholeQuery(operation, init) };
  const written = writtenBody(operation, asked, partHeaders);
  const { headers, params } = filled(operation, init, written);
  const request = {
    ...asked,
    ...(written && { body: written.body, bodySerializer: (body: unknown) => body }),
    ...(written?.duplex && { duplex: written.duplex }),
    params,
    parseAs: 'stream',
    ...(operation.request && { Request: operation.request }),
  };
  const ask = (further: Values) =>
    sender.request(operation.method, operation.path, { ...request, headers: { ...headers, ...further } });
  const { error, response } = await ask({});
  const again = async (further: Values) => (await ask(further)).response;
  const documented = isDocumented(operation.statuses, response.status);
  const body = response.ok
    ? (documented && operation.read?.map((read) => read(response, again, reconnect)).find(Boolean)) ||
      (await readBody(response, { lenient: !documented }))
    : emptyAsUndefined(error);
  if (!documented) throw new UndocumentedStatusError(operation, body, response);
  const { status } = response;
  const content = operation.dates ? operation.dates.decode(status, body) : body;
  return response.ok ? { status, data: content, response } : { status, error: content, response };
}

function emptyAsUndefined(error: unknown): unknown {
  return error === '' ? undefined : error;
}

/** Replaces openapi-fetch's serializers, which know one style for each kind of value. */
function writing({ parameters }: OperationDescription): object {
  return {
    querySerializer: (values: Values) => writeQuery(values, parameters),
    pathSerializer: (template: string, values: Values) => writePath(template, values, parameters),
  };
}

/** What is the whole query is written alone (OpenAPI 3.2, "Parameter Locations"). */
function wholeQuery({ parameters = [] }: OperationDescription, { params }: AnyInit): object {
  const described = parameters.find((each) => each.in === 'querystring');
  const value = described && params?.querystring?.[described.name];
  if (described === undefined || value === undefined) return {};
  return { querySerializer: () => described.write(described.name, value) };
}

/** A body that is not JSON, unless somebody else writes it. */
function writtenBody(
  { write }: OperationDescription,
  { body, bodySerializer }: AnyInit,
  partHeaders: PartHeaders | undefined,
): WrittenBody | undefined {
  return body === undefined || bodySerializer !== undefined ? undefined : write?.(body, partHeaders);
}

/** openapi-fetch sends no cookie parameters, and writes header parameters that are objects as `[object Object]`. */
function filled(
  { parameters, mediaType, accept }: OperationDescription,
  { params, headers }: AnyInit,
  written: WrittenBody | undefined,
): { headers: Values; params: object } {
  const cookie = writeCookies(params?.cookie ?? {}, parameters);
  const contentType = written ? written.contentType : mediaType;
  return {
    headers: {
      ...(contentType === undefined || written?.inParts ? {} : { 'Content-Type': contentType }),
      ...(accept === undefined ? {} : { Accept: accept }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...byName(headers),
      // openapi-fetch leaves out what is null.
      ...(written?.inParts ? { 'Content-Type': contentType ?? null } : {}),
    },
    params: {
      ...params,
      // openapi-fetch asks for the query where there are parameters in it.
      ...(params?.querystring && { query: params.querystring }),
      path: params?.path ?? {},
      header: writeHeaders(params?.header ?? {}, parameters),
    },
  };
}

/** Headers are read by `forEach`, as not every configuration of TypeScript knows that they can be iterated. */
function byName(headers: AnyInit['headers'] = {}): Values {
  if (isPairs(headers)) return Object.fromEntries(headers);
  if (!(headers instanceof Headers)) return headers;
  const pairs: [string, string][] = [];
  headers.forEach((value, name) => pairs.push([name, value]));
  return Object.fromEntries(pairs);
}

function isPairs(headers: object): headers is readonly (readonly [string, unknown])[] {
  return Array.isArray(headers);
}
