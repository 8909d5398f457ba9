import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a provider's handler reads it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a handler answers; `raw` is sent as it is, `body` as JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string;
}

/** Answers a request. */
export type Handler = (request: Received) => Reply | Promise<Reply>;

/** A provider under test: a real server on a free loopback port. */
export interface Provider {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a handler until it is closed. */
export async function serve(handle: Handler): Promise<Provider> {
  const server = createServer((incoming, outgoing) => void exchange(incoming, outgoing, handle));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

async function exchange(incoming: IncomingMessage, outgoing: ServerResponse, handle: Handler): Promise<void> {
  const { status, headers, body, raw } = await handle(await receive(incoming));
  const text = raw ?? (body === undefined ? '' : JSON.stringify(body));
  // What is sent as it is may be any bytes, a character each where it has none beyond them.
  const isBytes = raw !== undefined && Array.from(raw).every((character) => character <= '\u00ff');
  const type = text === '' ? {} : { 'content-type': 'application/json' };
  outgoing.writeHead(status, { ...type, ...headers });
  outgoing.end(incoming.method === 'HEAD' ? '' : Buffer.from(text, isBytes ? 'latin1' : 'utf8'));
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://provider');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: (incoming.method ?? 'GET').toLowerCase(),
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
