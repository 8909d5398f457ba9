import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came to the listener. */
export interface ReceivedCallback {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Receives callbacks on this machine alone. */
export interface CallbackListener {
  readonly url: string;
  /** The first request below a path, or `undefined` when none comes in time (in milliseconds). */
  next(path: string, patience: number): Promise<ReceivedCallback | undefined>;
  close(): void;
}

/** So much of a callback is read. */
const mostBytes = 1024 * 1024;

/** Listens on a free port of 127.0.0.1, and answers every request with a status. */
export async function listenForCallbacks(status: number): Promise<CallbackListener> {
  const came: ReceivedCallback[] = [];
  const waiting = new Set<() => void>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    came.push(await received(request));
    response.writeHead(status).end();
    for (const wake of waiting) wake();
  };
  const server = createServer((request, response) => {
    // Who goes away in the middle has sent no callback.
    take(request, response).catch(() => response.destroy());
  });
  const url = await listening(server);
  const next = async (path: string, patience: number): Promise<ReceivedCallback | undefined> => {
    const find = (): ReceivedCallback | undefined => came.find(({ target }) => target.startsWith(path));
    if (find()) return find();
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
        resolve();
      };
      const look = (): void => {
        if (find()) end();
      };
      const timer = setTimeout(end, patience);
      waiting.add(look);
    });
    return find();
  };
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url, next, close };
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is one
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

async function received(request: IncomingMessage): Promise<ReceivedCallback> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= mostBytes) chunks.push(chunk);
  }
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}
