import type { Behaviour, Description } from './described.ts';
import type { Reply } from './http.ts';
import { asks, describe, gives, takes } from './route.ts';

/** A provider that breaks a rule of HTTP in its answers, and a twin that is right, as near to it as can be. */
export interface HttpRule {
  readonly name: string;
  readonly description: Description;
  /** What it enforces, where that is not the description. */
  readonly enforced?: Description;
  readonly wrong: Change;
  readonly right: Change;
  /** The check that finds it, and how bad it is. */
  readonly finds: readonly [check: string, severity: 'error' | 'warning' | 'information'];
}

/** What becomes of the usual answers. */
type Change = NonNullable<Behaviour['reply']>;

const getting = { method: 'get' };
const secured = { ...takes({ type: 'object' }), security: [{ token: [] }] };
const unchanged: Change = (_, usual) => usual;

/** Changes the answers with a status. */
function on(status: number, change: (usual: Reply) => Reply): Change {
  return (_, usual) => (usual.status === status ? change(usual) : usual);
}

function withHeaders(headers: Record<string, string>): (usual: Reply) => Reply {
  return (usual) => ({ ...usual, headers: { ...usual.headers, ...headers } });
}

function without({ headers = {}, ...reply }: Reply, name: string): Reply {
  return { ...reply, headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)) };
}

/** An operation that answers with a status and nothing else. */
function answering(
  status: number,
  headers: Description,
  { wrong, right }: Readonly<Record<'wrong' | 'right', Partial<Reply>>>,
): Pick<HttpRule, 'description' | 'enforced' | 'wrong' | 'right'> {
  return {
    description: describe({ responses: { [status]: { description: 'As it is', headers } } }, getting),
    enforced: describe({}, getting),
    wrong: on(200, () => ({ status, ...wrong })),
    right: on(200, () => ({ status, ...right })),
  };
}

/** An operation that answers with a text, of which a type is described, and of bytes and another type. */
function textual(
  described: string,
  { wrong, right }: Readonly<Record<'wrong' | 'right', readonly [raw: string, type: string]>>,
): Pick<HttpRule, 'description' | 'enforced' | 'wrong' | 'right'> {
  const schema = /json/.test(described) ? { type: 'object' } : { type: 'string' };
  const content = { [described]: { schema } };
  return {
    description: describe({ responses: { 200: { description: 'A text', content } } }, getting),
    enforced: describe({}, getting),
    wrong: saying(wrong),
    right: saying(right),
  };
}

function saying([raw, type]: readonly [string, string]): Change {
  return on(200, () => ({ status: 200, raw, headers: { 'content-type': type } }));
}

const json = 'application/json';
const latin = Buffer.from('{"name":"J\u00f6rg"}', 'latin1').toString('latin1');
const anything = describe(gives({ type: 'object' }, { name: 'x' }), getting);
const located = { Location: { schema: { type: 'string' } } };

/** Asks for an API key, for whatever the path has. */
function guarded(headers: Record<string, string>): Change {
  return (request, usual) =>
    usual.status === 405 || request.headers['authorization'] === 'open-sesame'
      ? usual
      : { status: 401, headers, body: { error: 'who?' } };
}

export const httpRules: readonly HttpRule[] = [
  {
    name: '401 without WWW-Authenticate',
    description: describe(secured),
    wrong: on(401, (usual) => without(usual, 'www-authenticate')),
    right: unchanged,
    finds: ['www-authenticate', 'error'],
  },
  {
    name: '401 for an API key without WWW-Authenticate',
    description: describe(secured, {
      components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'Authorization' } } },
    }),
    enforced: describe(takes({ type: 'object' })),
    wrong: guarded({}),
    right: guarded({ 'www-authenticate': 'Key' }),
    finds: ['www-authenticate', 'warning'],
  },
  {
    name: '405 that allows what it refuses',
    description: describe(asks({ type: 'string' }), getting),
    wrong: on(405, withHeaders({ allow: 'GET, PATCH' })),
    right: on(405, withHeaders({ allow: 'GET, HEAD' })),
    finds: ['allow-header', 'error'],
  },
  {
    name: 'a redirection without Location',
    ...answering(302, {}, { wrong: {}, right: { headers: { location: '/elsewhere' } } }),
    finds: ['status-headers', 'warning'],
  },
  {
    name: '206 without Content-Range',
    ...answering(206, {}, { wrong: {}, right: { headers: { 'content-range': 'bytes 0-1/10' } } }),
    finds: ['status-headers', 'error'],
  },
  {
    name: '201 without the Location that is described',
    ...answering(201, located, { wrong: {}, right: { headers: { location: 'http://things.example/1' } } }),
    finds: ['status-headers', 'information'],
  },
  {
    name: '202 without the Location that is described',
    ...answering(202, located, { wrong: {}, right: { headers: { location: '../jobs/1?wait=%C3%A9' } } }),
    finds: ['status-headers', 'information'],
  },
  {
    name: 'a Location that is none',
    ...answering(
      201,
      {},
      {
        wrong: { headers: { location: '/things/a thing' } },
        right: { headers: { location: '/things/a%20thing' } },
      },
    ),
    finds: ['header-syntax', 'error'],
  },
  {
    name: 'an ETag without quotes',
    description: anything,
    wrong: on(200, withHeaders({ etag: 'abc' })),
    right: on(200, withHeaders({ etag: 'W/"abc"' })),
    finds: ['header-syntax', 'error'],
  },
  {
    name: 'a Retry-After in words',
    ...answering(
      202,
      {},
      { wrong: { headers: { 'retry-after': 'soon' } }, right: { headers: { 'retry-after': '0' } } },
    ),
    finds: ['header-syntax', 'error'],
  },
  {
    name: 'a Last-Modified that is no date of HTTP',
    description: anything,
    wrong: on(200, withHeaders({ 'last-modified': '2026-01-31T12:00:00Z' })),
    right: on(200, withHeaders({ 'last-modified': 'Sat, 31 Jan 2026 12:00:00 GMT' })),
    finds: ['header-syntax', 'error'],
  },
  {
    name: '204 that announces content',
    ...answering(204, {}, { wrong: { headers: { 'content-length': '5' } }, right: {} }),
    finds: ['content-allowed', 'error'],
  },
  {
    name: '204 that announces no content',
    ...answering(204, {}, { wrong: { headers: { 'content-length': '0' } }, right: {} }),
    finds: ['content-allowed', 'warning'],
  },
  {
    name: '205 with content',
    ...answering(205, {}, { wrong: { raw: 'reset' }, right: { headers: { 'content-length': '0' } } }),
    finds: ['content-allowed', 'error'],
  },
  {
    name: '304 to what is not conditional',
    description: describe(
      { responses: { 200: { description: 'OK' }, 304: { description: 'As before' } } },
      getting,
    ),
    wrong: on(200, () => ({ status: 304 })),
    right: unchanged,
    finds: ['content-allowed', 'error'],
  },
  {
    name: 'another charset than described',
    ...textual('text/plain; charset=utf-8', {
      wrong: ['x', 'text/plain; charset=iso-8859-1'],
      right: ['x', 'text/plain; charset="UTF-8"'],
    }),
    finds: ['text-charset', 'error'],
  },
  {
    name: 'a text that is not in the charset it names',
    ...textual('text/plain', {
      wrong: [latin, 'text/plain; charset=utf-8'],
      right: [latin, 'text/plain; charset=iso-8859-1'],
    }),
    finds: ['text-charset', 'error'],
  },
  {
    name: 'JSON that is not UTF-8',
    ...textual(json, {
      wrong: [latin, 'application/json'],
      right: ['{"name":"J\u00c3\u00b6rg"}', 'application/json'],
    }),
    finds: ['text-charset', 'error'],
  },
  {
    name: 'JSON behind a byte order mark',
    ...textual(json, {
      wrong: ['\u00ef\u00bb\u00bf{}', 'application/json'],
      right: ['{}', 'application/json'],
    }),
    finds: ['text-charset', 'error'],
  },
  {
    name: 'an empty body for JSON',
    ...textual(json, { wrong: ['', 'application/json'], right: ['{}', 'application/json'] }),
    finds: ['content-type-documented', 'error'],
  },
  {
    name: 'a body of another type than the text',
    ...textual('text/plain', { wrong: ['{}', 'application/json'], right: ['', 'text/plain'] }),
    finds: ['content-type-documented', 'error'],
  },
  {
    name: 'a refusal of malformed JSON in a shape of its own',
    description: describe(takes({ type: 'object' })),
    wrong: (request, usual) =>
      request.body.startsWith('{"malformed"') ? { status: 400, body: { statusCode: 400 } } : usual,
    right: unchanged,
    finds: ['response-body', 'error'],
  },
];
