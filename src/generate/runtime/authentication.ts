import type { Middleware } from 'openapi-fetch';
import type {
  BasicCredentials,
  ContractDescription,
  Credentials,
  OperationDescription,
  SecurityScheme,
} from './description.ts';

/**
 * Adds the credentials that an operation asks for: those of the first alternative of `security` that
 * are all at hand. A header that the request already has is kept, and operations that ask for no
 * authentication get none.
 */
export function authentication(contract: ContractDescription, credentials: Credentials): Middleware {
  const asked = new Map(
    Object.values<OperationDescription>(contract.operations).map((operation) => [
      `${operation.method.toUpperCase()} ${operation.path}`,
      operation.security,
    ]),
  );
  return {
    async onRequest({ request, schemaPath }) {
      const alternatives = asked.get(`${request.method.toUpperCase()} ${schemaPath}`) ?? [];
      let authenticated = request;
      for (const name of firstAtHand(alternatives, credentials)) {
        const scheme = contract.securitySchemes[name];
        if (scheme)
          authenticated = await authenticate(authenticated, scheme, await valueOf(credentials[name]));
      }
      return authenticated;
    },
  };
}

function firstAtHand(
  alternatives: readonly (readonly string[])[],
  credentials: Credentials,
): readonly string[] {
  const atHand = (name: string): boolean =>
    Object.keys(credentials).includes(name) && credentials[name] !== undefined;
  return alternatives.find((names) => names.length > 0 && names.every(atHand)) ?? [];
}

async function valueOf(credential: Credentials[string]): Promise<string> {
  const value = typeof credential === 'function' ? await credential() : credential;
  return typeof value === 'object' ? basic(value) : (value ?? '');
}

/** `user:password` in UTF-8 and base64 (RFC 7617, section 2). */
function basic({ username, password }: BasicCredentials): string {
  if (username.includes(':'))
    throw new TypeError('a user name for basic authentication cannot contain a colon');
  return btoa(String.fromCodePoint(...new TextEncoder().encode(`${username}:${password}`)));
}

async function authenticate(request: Request, scheme: SecurityScheme, value: string): Promise<Request> {
  if (scheme.in === 'query') return withQuery(request, scheme.name, value);
  if (scheme.in === 'cookie') return withCookie(request, scheme.name, value);
  const [name, text] =
    scheme.in === 'authorization' ? ['Authorization', `${scheme.scheme} ${value}`] : [scheme.name, value];
  if (!request.headers.has(name)) request.headers.set(name, text);
  return request;
}

/** Nothing but what one cookie may hold goes into it (RFC 6265, section 4.1.1); anything else is percent-encoded. */
function withCookie(request: Request, name: string, value: string): Request {
  const others = request.headers.get('Cookie');
  const [key, text] = [name, value].map((part) =>
    /^[!#$%&'()*+\-./:<=>?@[\]^_`{|}~\w]*$/.test(part) ? part : encodeURIComponent(part),
  );
  request.headers.set('Cookie', `${others ? `${others}; ` : ''}${key}=${text}`);
  if (!request.headers.has('Cookie'))
    throw new TypeError(
      `a browser lets no page set the cookie ${name}: have the server set it, and give \`credentials: 'include'\``,
    );
  return request;
}

/** A request's URL is fixed, so another is made; its body is read, as some browsers hide it as a stream. */
async function withQuery(request: Request, name: string, value: string): Promise<Request> {
  const url = new URL(request.url);
  url.searchParams.set(name, value);
  const { method, headers, signal, redirect, credentials } = request;
  const body = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer();
  return new Request(url, {
    method,
    headers,
    signal,
    redirect,
    credentials,
    body: body?.byteLength ? body : null,
  });
}
