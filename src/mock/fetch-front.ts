import { STATUS_CODES } from 'node:http';
import { requestMethod } from '../contract/contract.ts';
import type { MockViolation } from './prism.ts';
import { maximumBodyLength } from './request-body.ts';
import type { LogEntry } from './request-log.ts';
import type { MockRequest, Respond } from './respond.ts';
import type { WireResponse } from './response.ts';

/** A request that the mock has answered, for who wants to know. */
export interface MockExchange extends LogEntry {
  /** As it was asked for; it may hold credentials. */
  readonly url: string;
  /** `POST /pets`; `undefined` when the contract has no such operation. */
  readonly operation: string | undefined;
}

export type { MockViolation };

/**
 * Answers a Request of the Fetch Standard as the mock's server answers the one that `fetch` would send.
 * Rejects with the signal's reason when the request is aborted, and with what `onRequest` throws.
 *
 * @param target path and query below the base, percent-encoded
 */
export async function fetchFrom(
  respond: Respond,
  request: Request,
  target: string,
  onRequest?: (exchange: MockExchange) => void | Promise<void>,
): Promise<Response> {
  const { method, url, signal } = request;
  return untilAborted(signal, async () => {
    const body = await collect(request);
    const headers = headersOf(request, body);
    const outcome = await respond({ method, target, headers, body: () => Promise.resolve(body) });
    const { path, operation, violations, error } = outcome;
    const { status } = outcome.response;
    signal.throwIfAborted();
    await onRequest?.({
      method,
      url,
      path,
      operation: operation && `${requestMethod(operation.method)} ${operation.path}`,
      status,
      violations,
      ...(error === undefined ? {} : { error }),
    });
    return toResponse(request, outcome.response);
  });
}

async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work(), promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** All bytes of a request's body; `undefined` when there are more than `maximumBodyLength`. */
async function collect({ body }: Request): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the stream.
    if (length > maximumBodyLength) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What Node's `fetch` adds to a request that does not say it itself (Fetch Standard, "HTTP-network-or-cache fetch"). */
const added: MockRequest['headers'] = {
  accept: '*/*',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'user-agent': 'node',
  'accept-encoding': 'gzip, deflate',
};

function headersOf({ headers, url }: Request, body: Buffer | undefined): Record<string, string> {
  const own: Record<string, string> = { ...added, host: new URL(url).host };
  if (body && body.length > 0) own['content-length'] = String(body.length);
  return { ...own, ...Object.fromEntries(headers) };
}

function toResponse({ method, url, redirect }: Request, answer: WireResponse): Response {
  const { status, body = '' } = answer;
  if (redirect === 'error' && status >= 300 && status < 400 && status !== 304) {
    throw new TypeError(`The mock answers ${method} ${url} with ${status}, and redirects are errors here.`);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  if (status !== 204 && status !== 304) headers.set('Content-Length', String(Buffer.byteLength(body)));
  const isEmpty = method === 'HEAD' || [204, 205, 304].includes(status);
  const response = new Response(isEmpty ? null : body, {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers,
  });
  // Constructed ones have none.
  return Object.defineProperty(response, 'url', { value: url.replace(/#.*$/s, '') });
}
