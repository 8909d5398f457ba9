import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireResponse } from './response.ts';

/** Lets scripts of any origin read the answer (Fetch Standard, "CORS protocol"), as Prism's own server does. */
export function allowOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', headers.origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Expose-Headers', '*');
  response.appendHeader('Vary', 'Origin');
}

/** Whether a browser asks for permission first, instead of calling an OPTIONS operation. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/** Permits what the browser asks for. */
export function preflightResponse({ headers }: IncomingMessage): WireResponse {
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? '',
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
    },
    body: undefined,
  };
}
