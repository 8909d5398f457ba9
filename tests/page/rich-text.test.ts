import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referencePage } from '../../src/docs/reference-page.ts';
import { launch, open, whyNoBrowser } from './chromium.ts';

/* What a description may look like, and what it may not do. */

const rows: readonly (readonly [text: string, markup: string])[] = [
  ['Use `id`, **never** both.', 'Use <code>id</code>, <b>never</b> both.'],
  [
    '[here](https://a.example/b)',
    '<a class="prose-link" href="https://a.example/b" rel="noreferrer">here</a>',
  ],
  [
    '<a href="https://a.example">there</a>',
    '<a class="prose-link" href="https://a.example/" rel="noreferrer">there</a>',
  ],
  ['[x](javascript:alert(1))', '<span class="prose-link">x</span>)'],
  ['<a href="javascript:alert(1)">x</a>', '<span class="prose-link">x</span>'],
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['a<br>b', 'a\nb'],
];

describe.skipIf(whyNoBrowser !== undefined)(
  `descriptions${whyNoBrowser ? ` (skipped: ${whyNoBrowser})` : ''}`,
  () => {
    let browser: Browser;
    let url = '';
    const server = createServer((request, response) => {
      const description = rows[Number(request.url?.slice(1))]?.[0] ?? '';
      const page = referencePage({
        contract: 'a',
        title: 'A',
        version: '1',
        description,
        servers: [],
        hasOurs: false,
        operations: [],
      });
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    beforeAll(async () => {
      browser = await launch();
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      await browser.close();
      server.close();
    });

    test.each(rows.map(([text, markup], index) => [text, markup, index] as const))(
      '%s',
      async (_, markup, index) => {
        const { context, page, trouble } = await open(browser, `${url}/${index}`);
        expect(await page.locator('#intro > p').innerHTML()).toBe(markup);
        expect(trouble.filter((text) => !text.includes('favicon'))).toEqual([]);
        await context.close();
      },
    );
  },
);
