import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Answers in whatever way, also none that a server should. */
export type Misbehaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on a free loopback port, gone when the test ends. */
export interface Publisher {
  readonly url: string;
  /** The requests that came, as `path header header`. */
  readonly requests: readonly IncomingMessage[];
}

/** Serves by path; a text is answered as it is, and what is not there with 404. */
export async function publish(
  files: Readonly<Record<string, string | Uint8Array | Misbehaviour>>,
): Promise<Publisher> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const path = request.url ?? '/';
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (typeof file === 'function') file(response, request);
    else response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
