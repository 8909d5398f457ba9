import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileFailure } from '../files/failure.ts';
import { openFlightRecorder } from './flight-recorder.ts';
import { createFront, type Front } from './front.ts';
import type { OrderMessage, ProcessMessage, ReloadMessage, StartMessage } from './message.ts';
import { openRequestLog } from './request-log.ts';

/*
 * The mock's own process: descriptions come from strangers, and what they make Prism do (throw, spin,
 * run out of memory) must not touch the process that started it. It lives as long as its parent: when
 * the channel between them closes, for whatever reason, it stops.
 */

// Ctrl+C goes to every process of a terminal: whoever started this one ends it when it needs it no longer.
process.on('SIGINT', () => {});

process.once('message', (message) => {
  // The first message that start.ts sends.
  serve(message as StartMessage).catch((error: NodeJS.ErrnoException) => {
    tell({ kind: 'failed', code: error.code ?? '', message: error.message });
    process.disconnect();
  });
});

async function serve({
  port,
  root,
  logFile,
  recorderFile,
  patience,
  ...served
}: StartMessage): Promise<void> {
  const recorder = openFlightRecorder(recorderFile);
  const log = await openRequestLog({
    root,
    file: logFile,
    now: () => new Date(),
    onFailure: (error) => {
      const { message } = fileFailure(error, root, 'the mock goes on without a log', logFile) as Error;
      tell({ kind: 'log-failed', message });
    },
  });
  let front = createFront({ ...served, log, recorder });
  onReload((reloaded) => (front = createFront({ ...reloaded, log, recorder })));
  const server = createServer(
    // A request whose body never comes is answered with 408, not waited for.
    // Many long parameters are more than the 16 KiB that Node takes by default.
    {
      requestTimeout: patience,
      headersTimeout: patience,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 256 * 1024,
    },
    (request, response) => void front(request, response),
  );
  process.once('disconnect', () => {
    server.close();
    server.closeAllConnections();
    recorder.close();
    void log.close();
  });
  await listen(server, port);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is one
  tell({ kind: 'ready', port: (server.address() as AddressInfo).port });
}

/** Requests in flight go on with the front that they began with. */
function onReload(swap: (reloaded: ReloadMessage) => Front): void {
  process.on('message', (message) => {
    // What start.ts sends from then on.
    const order = message as OrderMessage;
    if (order.kind !== 'reload') return;
    try {
      swap(order);
      tell({ kind: 'reloaded', id: order.id });
    } catch (error) {
      tell({ kind: 'reloaded', id: order.id, problem: String(error) });
    }
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function tell(message: ProcessMessage): void {
  process.send?.(message);
}
