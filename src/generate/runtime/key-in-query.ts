import type { CredentialWriter } from './description.ts';

/**
 * Puts a credential into the query. A request's URL is fixed, so another is made; its body is read, as some
 * browsers hide it as a stream.
 */
export function keyInQuery(name: string): CredentialWriter {
  return async (request, value) => {
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
  };
}
