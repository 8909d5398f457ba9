import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, connect, type AddressInfo } from 'node:net';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { makeTemporaryFile } from '../files/temporary-file.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

/** Prism as its own command serves a contract, without anything of ours between. */
export interface StockPrism {
  readonly url: string;
  /** Stops it and resolves when its process is gone. */
  close(): Promise<void>;
}

/** Prism's process ends on some requests, and is started again; a description on which it ends always is given up. */
const mostStarts = 50;
/** Milliseconds within which it must answer. */
const deadline = 60_000;

/**
 * Starts `prism mock`, the command of @stoplight/prism-cli, for a contract. Its callbacks are left out, as Prism would
 * call them.
 *
 * @throws ExpectedError when it does not come up
 */
export async function startStockPrism(contract: Contract): Promise<StockPrism> {
  const file = makeTemporaryFile('prism', JSON.stringify(withoutCallbacks(contract.document)));
  closeSync(file.descriptor);
  const port = await freePort();
  let child: ChildProcess;
  let starts = 0;
  let isClosed = false;
  const start = (): void => {
    starts += 1;
    const words = [commandFile(), 'mock', '--host', '127.0.0.1', '--port', String(port), file.path];
    child = spawn(process.execPath, words, { stdio: 'ignore' });
    child.once('exit', () => {
      if (!isClosed && starts < mostStarts) start();
    });
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    const gone = new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
      else child.once('exit', resolve);
    });
    child.kill('SIGKILL');
    await gone;
    file.unname();
  };
  start();
  if (await answers(port)) return { url: `http://127.0.0.1:${port}`, close };
  await close();
  throw new ExpectedError(`prism mock does not come up for ${contract.name}`, {
    help: 'Prism cannot serve the description; the mock of this toolkit may all the same.',
  });
}

function commandFile(): string {
  return createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is one
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answers(port: number): Promise<boolean> {
  const end = performance.now() + deadline;
  while (performance.now() < end) {
    if (await connects(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function withoutCallbacks(document: JsonObject): JsonObject {
  const { components, paths, webhooks: _webhooks, ...rest } = document;
  const known: JsonObject = isObject(components) ? { ...components } : {};
  delete known['callbacks'];
  return { ...rest, components: known, paths: eachOperation(paths) };
}

function eachOperation(paths: Json | undefined): JsonObject {
  if (!isObject(paths)) return {};
  const items = Object.entries(paths).map(([path, item]): [string, Json] => [
    path,
    isObject(item)
      ? Object.fromEntries(Object.entries(item).map(([key, each]) => [key, withoutOwn(each)]))
      : item,
  ]);
  return Object.fromEntries(items);
}

function withoutOwn(operation: Json): Json {
  if (!isObject(operation)) return operation;
  const { callbacks: _callbacks, ...rest } = operation;
  return rest;
}
