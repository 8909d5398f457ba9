import nodeHttp from 'node:http';
import { resolve } from 'node:path';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { createMswHandlers, type MockExchange, type MswHandlersOptions } from '../../src/mock.ts';
import { awkwardContract } from './awkward-contract.ts';

const root = resolve(import.meta.dirname, '../..');
const server = setupServer();

function at(...servers: string[]): Contract {
  const operations = awkwardContract.operations.map((operation) => ({ ...operation, servers }));
  return { ...awkwardContract, operations };
}

/** Intercepts by the handlers of a contract and by one of somebody else's, for everything. */
async function intercept(options: MswHandlersOptions): Promise<void> {
  const handlers = await createMswHandlers(http, options);
  server.resetHandlers(
    ...handlers,
    http.all('*', () => HttpResponse.text('elsewhere', { status: 299 })),
  );
  server.listen({ onUnhandledFrame: 'error' });
}

async function status(url: string, init?: RequestInit): Promise<number> {
  return (await fetch(url, init)).status;
}

const inShop = { contract: at('https://shop.test/v2', '/relative') };
const given = { contract: at(), baseUrl: 'http://localhost:4000/api' };

describe('handlers answer', () => {
  afterEach(() => server.close());

  test.each<[string, MswHandlersOptions, string, number]>([
    ['below a server', inShop, 'https://shop.test/v2/pets', 200],
    ['what breaks the contract', inShop, 'https://shop.test/v2/cookie', 422],
    ['not elsewhere', inShop, 'https://other.test/pets', 299],
    ['not beside the server', inShop, 'https://shop.test/v21/pets', 299],
    ['not below a relative server', inShop, 'https://other.test/relative/pets', 299],
    ['below a given URL', given, 'http://localhost:4000/api/pets', 200],
    ['and refuse what is unknown', inShop, 'https://shop.test/v2/nothing', 404],
    ['and refuse it when told so', { ...inShop, unknown: 'refuse' }, 'https://shop.test/v2/nothing', 404],
    ['or pass it on', { ...inShop, unknown: 'pass' }, 'https://shop.test/v2/nothing', 299],
    ['and what they know not', { ...inShop, unknown: 'pass' }, 'https://shop.test/v2/pets', 200],
  ])('%s', async (_, options, url, expected) => {
    await intercept(options);
    expect(await status(url)).toBe(expected);
  });

  test('methods that are unknown, as chosen', async () => {
    await intercept(inShop);
    expect(await status('https://shop.test/v2/pets', { method: 'DELETE' })).toBe(405);
    server.close();
    await intercept({ ...inShop, unknown: 'pass' });
    expect(await status('https://shop.test/v2/pets', { method: 'DELETE' })).toBe(299);
  });

  test('requests of node:http, with their bodies', async () => {
    const baseUrl = 'http://127.0.0.1:4999/v2';
    await intercept({ root, contract: 'telnyx-phone-numbers', baseUrl });
    const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer any' };
    const send = (phones: string[]): Promise<number> =>
      new Promise((fulfil, reject) => {
        const url = `${baseUrl}/phone_numbers/jobs/update_emergency_settings`;
        const sent = nodeHttp.request(url, { method: 'POST', headers });
        sent.once('response', (answer) => fulfil(answer.statusCode ?? 0)).once('error', reject);
        sent.end(JSON.stringify({ emergency_enabled: false, phone_numbers: phones }));
      });
    expect(await send(['+19705555098'])).toBe(202);
    expect(await send([])).toBe(422);
  });

  test('by preference, and tell of each request', async () => {
    const exchanges: MockExchange[] = [];
    await intercept({ ...inShop, onRequest: (each) => void exchanges.push(each) });
    const sent = {
      method: 'POST',
      headers: { Authorization: 'Bearer a', 'Content-Type': 'application/json', Prefer: 'code=400' },
      body: '{"name":"Rex"}',
    };
    expect(await (await fetch('https://shop.test/v2/pets', sent)).json()).toEqual({ error: 'bad' });
    expect(exchanges).toMatchObject([{ operation: 'POST /pets', status: 400 }]);
  });
});

test.each<[string, MswHandlersOptions, RegExp]>([
  ['a server', { contract: at() }, /^The contract test has no server with an absolute URL/],
  ['an absolute server', { contract: at('/v1') }, /has no server with an absolute URL/],
])('without %s, a base is to be given', async (_, options, message) => {
  await expect(createMswHandlers(http, options)).rejects.toThrow(message);
});
