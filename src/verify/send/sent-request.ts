import { percentEncode } from '../../wire/percent.ts';
import type { Credential } from '../../wire/credentials.ts';
import type { WireRequest } from '../../wire/wire-request.ts';

/** A request as the HTTP client takes it. */
export interface SentRequest {
  readonly method: string;
  /** Base path, path and query. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | null;
}

/** The whole request: below the target's base path, with its credentials. */
export function sentRequest(
  basePath: string,
  request: WireRequest,
  credentials: readonly Credential[],
): SentRequest {
  const keys = credentials.filter((credential) => credential.in === 'query').map(queryPiece);
  const query = [...request.query, ...keys].join('&');
  return {
    method: request.method,
    path: `${basePath}${request.path}${query === '' ? '' : `?${query}`}`,
    headers: headersOf(request, credentials),
    body: request.body?.bytes ?? null,
  };
}

function headersOf(request: WireRequest, credentials: readonly Credential[]): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*' };
  if (!request.describesUserAgent) headers['user-agent'] = 'openapi-contract';
  for (const [name, value] of request.headers) headers[name.toLowerCase()] = value;
  for (const credential of credentials) {
    if (credential.in === 'header')
      headers[credential.name.toLowerCase()] = credential.prefix + credential.secret;
  }
  const cookies = [
    ...request.cookies,
    ...credentials.filter((entry) => entry.in === 'cookie').map(cookiePiece),
  ];
  if (cookies.length > 0) headers['cookie'] = cookies.join('; ');
  return headers;
}

function queryPiece(credential: Credential): string {
  return `${percentEncode(credential.name)}=${percentEncode(credential.secret)}`;
}

function cookiePiece(credential: Credential): string {
  return `${credential.name}=${credential.secret}`;
}
