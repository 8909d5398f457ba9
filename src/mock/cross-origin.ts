import type { MockRequest } from './respond.ts';
import type { WireResponse } from './response.ts';

type Headers = MockRequest['headers'];

/** Lets scripts of any origin read the answer (Fetch Standard, "CORS protocol"), as Prism's own server does. */
export function withOrigin({ origin }: Headers, response: WireResponse): WireResponse {
  if (origin === undefined) return response;
  const headers = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': '*',
    Vary: 'Origin',
    ...response.headers,
  };
  return { ...response, headers };
}

/** Whether a browser asks for permission first, instead of calling an OPTIONS operation. */
export function isPreflight({ method, headers }: Pick<MockRequest, 'method' | 'headers'>): boolean {
  return (
    method === 'OPTIONS' &&
    headers['origin'] !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/** Permits what the browser asks for. */
export function preflightResponse(headers: Headers): WireResponse {
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? '',
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
    },
    body: undefined,
  };
}
