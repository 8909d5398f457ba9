import type { Behaviour, Description } from './described.ts';
import type { Reply } from './http.ts';
import { describe, gives, takes } from './route.ts';

/** A provider that breaks a rule of HTTP in its answers, and a twin that is right, as near to it as can be. */
export interface HttpRule {
  readonly name: string;
  readonly description: Description;
  /** What it enforces, where that is not the description. */
  readonly enforced?: Description;
  readonly wrong: Change;
  readonly right: Change;
  /** The credential; `open-sesame` by default. */
  readonly token?: string;
  /** The check that finds it, and how bad it is. */
  readonly finds: readonly [check: string, severity: 'error' | 'warning' | 'information'];
}

/** What becomes of the usual answers. */
type Change = NonNullable<Behaviour['reply']>;

export const getting = { method: 'get' };
export const secured = { ...takes({ type: 'object' }), security: [{ token: [] }] };
export const unchanged: Change = (_, usual) => usual;

/** Changes the answers with a status. */
export function on(status: number, change: (usual: Reply) => Reply): Change {
  return (_, usual) => (usual.status === status ? change(usual) : usual);
}

export function withHeaders(headers: Record<string, string>): (usual: Reply) => Reply {
  return (usual) => ({ ...usual, headers: { ...usual.headers, ...headers } });
}

export function without({ headers = {}, ...reply }: Reply, name: string): Reply {
  return { ...reply, headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)) };
}

/** An operation that answers with a status and nothing else. */
export function answering(
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
export function textual(
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

export const json = 'application/json';
export const latin = Buffer.from('{"name":"J\u00f6rg"}', 'latin1').toString('latin1');
export const anything = describe(gives({ type: 'object' }, { name: 'x' }), getting);
export const located = { Location: { schema: { type: 'string' } } };

/** Asks for a header, for whatever the path has. */
export function bearing(pattern: RegExp): Change {
  return (request, usual) =>
    usual.status === 405 || pattern.test(request.headers['authorization'] ?? '')
      ? usual
      : { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { error: 'who?' } };
}

/** Asks for an API key, for whatever the path has. */
export function guarded(headers: Record<string, string>): Change {
  return (request, usual) =>
    usual.status === 405 || request.headers['authorization'] === 'open-sesame'
      ? usual
      : { status: 401, headers, body: { error: 'who?' } };
}

export const types = {
  responses: {
    200: {
      description: 'A thing',
      content: {
        'application/json': { schema: { type: 'object' }, example: {} },
        'text/csv': { schema: { type: 'string' } },
      },
    },
  },
};
export const csv: Change = ({ headers }, usual) =>
  usual.status === 200 && headers['accept'] === 'text/csv'
    ? { status: 200, raw: 'a,b', headers: { 'content-type': 'text/csv' } }
    : usual;

/** GET and HEAD of one path. */
export function paired(): Description {
  const document = describe(gives({ type: 'object' }, { name: 'x' }), getting);
  const [path = '/', item] = Object.entries<Description>(document['paths'])[0] ?? [];
  const { responses, ...rest }: Description = item?.['get'] ?? {};
  const head = {
    ...rest,
    responses: { ...responses, 200: { description: 'OK' }, 404: { description: 'None' } },
  };
  return { ...document, paths: { [path]: { ...item, head } } };
}

/** Changes what HEAD is answered with, but for its status where there is a fault. */
export function heads(reply: Partial<Reply>): Change {
  return ({ method }, usual) =>
    method === 'head' && usual.status === 200 ? { status: 200, ...reply } : usual;
}

const payload = Buffer.from(JSON.stringify({ scope: 'things:read' })).toString('base64url');
export const jwt = `eyJhbGciOiJub25lIn0.${payload}.x`;
export function scoped(...scopes: readonly string[]): Description {
  const flows = { clientCredentials: { tokenUrl: 'https://things.example/token', scopes: {} } };
  const components = { securitySchemes: { token: { type: 'oauth2', flows } } };
  const { responses } = gives({ type: 'object' }, {});
  const operation = { ...takes({ type: 'object' }), security: [{ token: scopes }] };
  return describe({ ...operation, responses: { ...responses, 403: { description: 'No' } } }, { components });
}
