import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import type { VerifyOptions } from '../../src/verify/options.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { contractWith } from './contract-of.ts';

const contract = contractWith({ responses: { 204: { description: 'Done' } } }, '/things', 'get');

/** Verifies a server that lives as long as `listen` lets it. */
async function verifyServer(
  listen: (server: Server) => RequestListener,
  options: Partial<VerifyOptions> = {},
): Promise<VerifyReport> {
  const server = createServer();
  server.on('request', listen(server));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await verifyContract(contract, {
      target: { url, kind: 'server', credentials: {} },
      seed: 1,
      ...options,
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const rulesOf = (report: VerifyReport): string[] => report.findings.map(({ rule }) => rule);

test('a server that is not there is an expected error', async () => {
  const verifying = verifyContract(contract, {
    target: { url: 'http://127.0.0.1:1', kind: 'server', credentials: {} },
    seed: 1,
  });
  await expect(verifying).rejects.toThrow(ExpectedError);
  await expect(verifying).rejects.toThrow('could not be reached');
});

test.each(['', 'nowhere', 'file:///etc/passwd', 'http://user:secret@127.0.0.1'])(
  '%j is no target',
  async (url) => {
    const verifying = verifyContract(contract, { target: { url, kind: 'server', credentials: {} }, seed: 1 });
    await expect(verifying).rejects.toThrow(ExpectedError);
    await expect(verifying).rejects.not.toThrow('secret');
  },
);

test('a server that never answers is given up after as many deadlines as requests are in flight', async () => {
  const started = performance.now();
  const report = await verifyServer(() => () => undefined, { deadline: 200, concurrency: 4 });
  expect(performance.now() - started).toBeLessThan(2000);
  expect(rulesOf(report)).toEqual(['verify/server-answers', 'verify/server-gone']);
  expect(report.findings[0]?.message).toContain('did not answer within 200 ms');
});

test('a server that dies in the middle ends the run', async () => {
  let served = 0;
  const report = await verifyServer((server) => (_, response) => {
    response.writeHead(204).end();
    if (++served !== 20) return;
    server.closeAllConnections();
    server.close();
  });
  expect(rulesOf(report)).toContain('verify/server-gone');
  expect(report.findings.at(-1)?.message).toContain('could not be reached');
});

test('a server that resets connections', async () => {
  const report = await verifyServer(() => (request) => request.socket.destroy());
  expect(rulesOf(report)).toEqual(['verify/server-answers']);
  expect(report.findings[0]?.message).toContain('closed the connection');
});

test('a connection that is closed once is tried again', async () => {
  let closed = false;
  const report = await verifyServer(() => (request, response) => {
    if (!closed) {
      closed = true;
      request.socket.destroy();
      return;
    }
    response.writeHead(request.method === 'GET' ? 204 : 405, { allow: 'GET' }).end();
  });
  expect(report.findings).toEqual([]);
});

test('an answer of 50 MB is not read', async () => {
  const chunk = Buffer.alloc(1024 * 1024);
  const report = await verifyServer(
    () => (_, response) => {
      response.writeHead(200);
      for (let count = 0; count < 50; count++) response.write(chunk);
      response.end();
    },
    { runs: 2, concurrency: 2 },
  );
  expect(rulesOf(report)).toEqual(['verify/server-answers']);
  expect(report.findings[0]?.message).toContain('answered with more than 10485760 bytes');
});

test('what is no HTTP', async () => {
  const report = await verifyServer(() => (request) => request.socket.end('SSH-2.0-OpenSSH\r\n'));
  expect(rulesOf(report)).toEqual(['verify/server-answers']);
});

test('redirects are not followed', async () => {
  const paths = new Set<string>();
  const report = await verifyServer(() => (request, response) => {
    paths.add(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect([...paths]).toEqual(['/things']);
  expect(rulesOf(report)).toContain('verify/status-documented');
});

test('a server that asks for patience is waited for', async () => {
  let served = 0;
  const report = await verifyServer(() => (request, response) => {
    if (++served % 40 === 0) response.writeHead(429, { 'retry-after': '0' }).end();
    else response.writeHead(request.method === 'GET' ? 204 : 405, { allow: 'GET' }).end();
  });
  expect(report.findings).toEqual([]);
  expect(served).toBeGreaterThan(report.cases);
});
