import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Browser, Page } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/generate/compile.ts';
import { createMockFetch } from '../../src/mock/in-process.ts';
import { startMock } from '../../src/mock/start.ts';
import { packContract } from '../../src/pack/pack.ts';
import { compilers } from '../generate/compile.ts';
import { contractOf } from '../generate/contract-of.ts';
import { place } from '../generate/scratch.ts';
import { launch, whyNoBrowser } from '../page/chromium.ts';
import { application, shopDocument } from './browser-consumer.ts';

const modules = path.resolve(import.meta.dirname, '../../node_modules');
const contract = contractOf(shopDocument, 'shop');

let folder = '';
let browser: Browser;
let site: PreviewServer;

/** What consumers have installed, but for the package. */
const installed = [
  'react',
  'react-dom',
  '@tanstack/react-query',
  '@types/react',
  '@types/react-dom',
  'openapi-fetch',
  'openapi-typescript-helpers',
];

async function makeConsumer(): Promise<string> {
  const consumer = await mkdtemp(path.join(await realpath(tmpdir()), 'browser-'));
  for (const name of installed) {
    const target = path.join(consumer, 'node_modules', name);
    await mkdir(path.dirname(target), { recursive: true });
    await symlink(path.join(modules, name), target, 'junction');
  }
  const { files } = await packContract(contract);
  await place(path.join(consumer, 'node_modules/shop-contract'), files);
  return place(
    consumer,
    Object.entries(application).map(([file, text]) => ({ path: file, text })),
  );
}

const unless = whyNoBrowser === undefined ? '' : ` (skipped: ${whyNoBrowser})`;

describe.skipIf(whyNoBrowser !== undefined)(`with React and TanStack Query, in a browser${unless}`, () => {
  beforeAll(async () => {
    folder = await makeConsumer();
    await build({ root: folder, logLevel: 'error' });
    site = await preview({ root: folder, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('it compiles', async () => {
    const settings = {
      jsx: 'react-jsx',
      module: 'esnext',
      moduleResolution: 'bundler',
      allowImportingTsExtensions: false,
    };
    for (const compiler of compilers)
      expect(await compile(compiler, folder, ['main.tsx'], settings)).toEqual([]);
  });

  test('it works with the mock that is served, from another origin', async () => {
    const mock = await startMock(contract, { logFile: path.join(folder, 'mock.log') });
    try {
      const page = await open(mock.url);
      expect(await usage(page)).toEqual(usual);
      await page.close();
    } finally {
      await mock.close();
    }
  });

  test('it works with the mock in this process', async () => {
    const mocked = await createMockFetch({ contract });
    const page = await open('http://shop.test', async (opened) => {
      await opened.route('http://shop.test/**', async (route) => {
        const request = route.request();
        const answer = await mocked(request.url(), {
          method: request.method(),
          headers: await request.allHeaders(),
          ...(request.postDataBuffer() && { body: new Uint8Array(request.postDataBuffer() ?? []) }),
        });
        const headers = { ...Object.fromEntries(answer.headers), 'Access-Control-Allow-Origin': '*' };
        await route.fulfill({
          status: answer.status,
          headers,
          body: Buffer.from(await answer.arrayBuffer()),
        });
      });
    });
    expect(await usage(page)).toEqual(usual);
    await page.close();
  });

  test('it scrolls through pages, sends files, and ends the request of a stream that is cancelled', async () => {
    const provider = await serve();
    try {
      const page = await open(provider.url);
      await scroll(page, 3);
      expect(provider.cursors).toEqual([null, '1', '2']);
      expect(await page.locator('#orders p').allTextContents()).toEqual(['order 1', 'order 2', 'order 3']);
      await page.locator('#files').setInputFiles([png('one.png'), png('two.png')]);
      await page.locator('#uploaded', { hasText: 'sent' }).waitFor();
      expect(await provider.parts).toEqual([
        ['pictures', 'image/png', 'one.png'],
        ['pictures', 'image/png', 'two.png'],
        ['about', 'application/json', '{"tags":["a","ä"]}'],
      ]);
      await page.locator('#watch').click();
      await page.locator('#seen', { hasText: /^\d+: live5/ }).waitFor();
      await page.locator('#stop').click();
      await page.locator('#ended', { hasText: 'AbortError' }).waitFor();
      await provider.closed;
      await page.close();
    } finally {
      provider.stop();
    }
  });
});

function png(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'image/png', buffer: Buffer.from('PNG') };
}

async function open(api: string, prepare = async (_page: Page): Promise<void> => {}): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await prepare(page);
  await page.goto(`${site.resolvedUrls?.local[0]}?api=${encodeURIComponent(api)}`);
  return page;
}

/** Scrolls until all of so many orders are there. */
async function scroll(page: Page, count: number): Promise<void> {
  const orders = page.locator('#orders');
  for (let seen = 1; seen <= count; seen += 1) {
    await orders.locator(`p:nth-of-type(${seen})`).waitFor();
    await orders.evaluate((list) => list.scrollTo(0, list.scrollHeight));
  }
  await page.locator('#orders', { hasText: 'all' }).waitFor();
  expect(await orders.locator('p').count()).toBe(count);
}

/** Uses all of the application with the examples of a mock, which gives the same page whatever the cursor is. */
async function usage(page: Page): Promise<object> {
  await scroll(page, 2);
  const orders = await page.locator('#orders p').allTextContents();
  await page.locator('#create').click();
  const created = await shown(page, '#created', /./);
  await page.locator('#refused').click();
  const refused = await shown(page, '#created', /^(?!created)./);
  await page.locator('#files').setInputFiles([png('one.png'), png('two.png')]);
  const uploaded = await shown(page, '#uploaded', /./);
  await page.locator('#watch').click();
  const ended = await shown(page, '#ended', /./);
  const seen = await shown(page, '#seen', /./);
  return { orders, created, refused, uploaded, ended, seen };
}

const usual = {
  orders: ['one 1', 'one 1'],
  created: expect.stringMatching(/^created /),
  refused: 'too little',
  uploaded: 'sent',
  ended: 'ended',
  seen: expect.stringMatching(/^\d+: live5$/),
};

/** The text of an element, once it is as it has to be. */
async function shown(page: Page, selector: string, text: RegExp): Promise<string> {
  const element = page.locator(selector, { hasText: text });
  await element.waitFor();
  return (await element.textContent()) ?? '';
}

interface Provider {
  readonly url: string;
  /** The cursors that pages were requested by. */
  readonly cursors: (string | null)[];
  /** The parts of the body that was sent: name, type, and name of the file or text. */
  readonly parts: Promise<string[][]>;
  /** When the reader of the stream went away. */
  readonly closed: Promise<void>;
  stop(): void;
}

/** A provider of three pages and a stream without end. */
async function serve(): Promise<Provider> {
  const cursors: (string | null)[] = [];
  const parts = Promise.withResolvers<string[][]>();
  const closed = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    for (const name of ['Origin', 'Headers', 'Methods'])
      response.setHeader(`Access-Control-Allow-${name}`, '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (pathname === '/pictures') {
      parts.resolve(partsOf(request));
      void parts.promise.then(() => response.writeHead(204).end());
    } else if (pathname === '/events') {
      response.writeHead(200, { 'Content-Type': 'application/jsonl' });
      const timer = setInterval(() => response.write('{"id":"live","amount":5}\n'), 20);
      response.on('close', () => {
        clearInterval(timer);
        closed.resolve();
      });
    } else {
      const cursor = searchParams.get('cursor');
      cursors.push(cursor);
      const number = Number(cursor) + 1;
      const page = {
        data: [{ id: 'order', amount: number }],
        ...(number < 3 && { next_cursor: String(number) }),
      };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(page));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cursors,
    parts: parts.promise,
    closed: closed.promise,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function partsOf(request: IncomingMessage): Promise<string[][]> {
  const parts: string[][] = [];
  const parser = busboy({ headers: request.headers });
  parser.on('file', (name, stream, { filename, mimeType }) => {
    stream.resume();
    // A part of JSON is a blob, which has a name as files have.
    const index = parts.push([name, mimeType, filename ?? '']) - 1;
    if (mimeType !== 'application/json') return;
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => (parts[index] = [name, mimeType, Buffer.concat(chunks).toString()]));
  });
  parser.on('field', (name, value, { mimeType }) => void parts.push([name, mimeType, value]));
  await new Promise((resolve, reject) => {
    Readable.from(request).pipe(parser).on('close', resolve).on('error', reject);
  });
  return parts;
}
