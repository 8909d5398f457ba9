import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { specFolder } from '../../src/contract/find.ts';
import { loadContract } from '../../src/contract/load.ts';
import { referencePage } from '../../src/docs/reference-page.ts';
import { referenceOf } from '../../src/docs/reference.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { failureText } from '../command/failure.ts';

/** The page of a contract, served beside its mock. */
export interface DocsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What is served, and where the requests of the page go. */
export interface Served {
  readonly root: string;
  /** The contract's name. */
  readonly name: string;
  /** The mock's address. */
  readonly live: string;
}

/** Serves the page of a contract on this machine alone, made again with each visit, so that it says what the files say. */
export async function serveDocs(served: Served): Promise<DocsServer> {
  const server = createServer((request, response) => {
    request.resume();
    void answer(served, request.method ?? '', request.url ?? '').then(({ status, type, text }) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function answer({ root, name, live }: Served, method: string, target: string): Promise<Page> {
  const plain = 'text/plain; charset=utf-8';
  if (method !== 'GET' || !/^\/(\?.*)?$/.test(target))
    return { status: 404, type: plain, text: 'The page is at /.\n' };
  try {
    const contract = await loadContract(path.join(root, specFolder, name), { root });
    const text = referencePage(await referenceOf(contract, { live }));
    return { status: 200, type: 'text/html; charset=utf-8', text };
  } catch (error) {
    if (error instanceof ExpectedError) return { status: 500, type: plain, text: failureText(error) };
    return { status: 500, type: plain, text: `${String(error)}\n` };
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
