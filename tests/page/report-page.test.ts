import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { html } from '../../src/report/formats/html.ts';
import { pets } from '../e2e/pets.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { finding } from '../report/findings.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { launch, open, whyNoBrowser } from './chromium.ts';

/* What readers do with a report, in a browser. */

const overlay = `overlay: 1.1.0
info: { title: What the prose says, version: 1.0.0 }
actions:
  - target: $.components.schemas.Pet.properties.name
    description: Names have no digits.
    update: { pattern: '^[^0-9]*$' }
`;

describe.skipIf(whyNoBrowser !== undefined)(
  `a report in a browser${whyNoBrowser ? ` (skipped: ${whyNoBrowser})` : ''}`,
  () => {
    let browser: Browser;
    let project: Project;
    let server: Server;
    const places: Record<string, string> = {};

    beforeAll(async () => {
      browser = await launch();
      project = await makeProject({
        'spec/pets/openapi.yaml': pets,
        'spec/pets/rules.overlay.yaml': overlay,
        'older.yaml': pets.replace('maxLength: 20', 'maxLength: 30'),
        'newer.yaml': pets,
      });
      server = createServer((request, response) => {
        request
          .resume()
          .on('end', () =>
            response.writeHead(201, { 'content-type': 'application/json' }).end('{"name":"Tom"}'),
          );
      });
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const run = async (...words: string[]): Promise<void> => {
        const { context } = surroundings({ root: project.root, env: { KEY: 'a-key' } });
        if ((await runProgram(words, context)) !== 1) throw new Error(`${words[0]} found nothing`);
      };
      await run(
        'verify',
        '--target',
        target,
        '--auth',
        'env:KEY',
        '--runs',
        '5',
        '--output-file',
        'html=verify.html',
      );
      await run('compare', 'older.yaml', 'newer.yaml', '--output-file', 'html=compare.html');
      const hostile = hostileReport();
      await project.write('hostile.html', hostile);
      for (const name of ['verify', 'compare', 'hostile'])
        places[name] = pathToFileURL(path.join(project.root, `${name}.html`)).href;
    });
    afterAll(async () => {
      await browser.close();
      server.close();
      server.closeAllConnections();
      await project.remove();
    });

    const pageOf = (name: string): string => places[name] ?? '';

    test('filters, opens a finding, copies its replay line, which runs as it is', async () => {
      const { context, page, trouble } = await open(browser, pageOf('verify'));
      const all = await page.locator('.row').count();
      await page.keyboard.press('/');
      await page.keyboard.type('credentials');
      await page.keyboard.press('Enter');
      expect(await page.locator('.row').count()).toBeLessThan(all);
      expect(await page.locator('#detail h2').textContent()).toContain('without credentials');
      expect(await page.locator('.vs').textContent()).toBe('Expected401Answered201');
      await page.keyboard.press('r');
      await page.locator('.toast').waitFor();
      const line = await page.evaluate(() => navigator.clipboard.readText());
      expect(page.url()).toMatch(/#findings\/[0-9a-f]{16}$/);
      expect(trouble).toEqual([]);
      await context.close();
      expect(await paste(line)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('verify/authentication-enforced'),
      });
    });

    test('goes through the list by keys, and to a finding by its address', async () => {
      const { context, page } = await open(browser, pageOf('verify'));
      const first = await page.locator('#detail h2').textContent();
      await page.keyboard.press('j');
      const second = await page.locator('#detail h2').textContent();
      expect(second).not.toBe(first);
      await page.keyboard.press('k');
      expect(await page.locator('#detail h2').textContent()).toBe(first);
      await page.locator('.row').nth(1).click();
      const address = page.url();
      await page.goto('about:blank');
      await page.goto(address);
      expect(await page.locator('#detail h2').textContent()).toBe(second);
      await context.close();
    });

    test('opens a cell, its cases, and gives the focus back', async () => {
      const { context, page, trouble } = await open(browser, `${pageOf('verify')}#contract`);
      const own = page.locator('.cell[aria-label*="Added by this team"]');
      expect(await own.count()).toBeGreaterThan(0);
      await page.locator('.cell').first().focus();
      for (
        let steps = 0;
        steps < 30 &&
        (await page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.includes('wrong'))) !==
          true;
        steps += 1
      )
        await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const dialog = page.locator('dialog');
      expect(await dialog.textContent()).toContain('Beyond it');
      expect(await dialog.locator('.sidebox.bad .case').count()).toBeGreaterThan(0);
      expect(await dialog.locator('.sidebox.bad pre').count()).toBeGreaterThan(0);
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.activeElement?.classList.contains('cell'))).toBe(true);
      expect(trouble).toEqual([]);
      await context.close();
    });

    test('follows a change to the witness, marked where it is refused', async () => {
      const { context, page, trouble } = await open(browser, `${pageOf('compare')}#changes`);
      await page.locator('.chg button', { hasText: 'maxLength' }).first().click();
      expect(await page.locator('.chg .del').first().textContent()).toBe('maxLength: 30');
      expect(await page.locator('.chg .add').first().textContent()).toBe('maxLength: 20');
      expect(await page.locator('.chg .hit .why').first().textContent()).toContain('20');
      expect(trouble).toEqual([]);
      await context.close();
    });

    test('takes what strangers wrote for text, in every field', async () => {
      const { context, page, trouble } = await open(browser, pageOf('hostile'));
      for (const row of await page.locator('.row').all()) await row.click();
      expect(await page.locator('#detail').textContent()).toContain('<img src=x onerror=alert(1)>');
      expect(await page.locator('#v-findings img, #v-findings script, a[href^=javascript]').count()).toBe(0);
      const visible = await page.locator('body').innerText();
      for (const text of ['\u202e', '\u001b', '[object Object]']) expect(visible).not.toContain(text);
      expect(trouble).toEqual([]);
      await context.close();
    });

    const views: readonly (readonly [string, string, ((page: Page) => Promise<void>)?])[] = [
      ['verify', '#findings'],
      ['verify', '#contract'],
      ['verify', '#contract', async (page) => page.locator('.cell').nth(2).click()],
      ['verify', '#run'],
      ['compare', '#changes', async (page) => page.locator('.chg button').first().click()],
      ['hostile', ''],
    ];

    test.each([
      [1440, false],
      [1440, true],
      [360, false],
      [360, true],
    ])('axe finds nothing, and nothing is wider than the page: %d pixels, dark: %s', async (width, dark) => {
      for (const [name, hash, act] of views) {
        const { context, page } = await open(browser, `${pageOf(name)}${hash}`, { width, dark, axe: true });
        await act?.(page);
        expect([name, hash, await violations(page)]).toEqual([name, hash, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await context.close();
      }
    });

    test('prints every view, with help and replay lines', async () => {
      const { context, page } = await open(browser, pageOf('verify'));
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('section.view:visible').count()).toBeGreaterThan(2);
      expect(await page.locator('.pd code:visible').count()).toBeGreaterThan(0);
      await context.close();
    });

    async function paste(line: string): Promise<{ readonly code: number; readonly stdout: string }> {
      const bin = path.join(project.root, 'bin');
      const program = path.resolve('scripts/openapi-contract.ts');
      await project.write(
        'bin/openapi-contract',
        `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
      );
      await chmod(path.join(bin, 'openapi-contract'), 0o755);
      const env = { ...process.env, KEY: 'a-key', PATH: `${bin}:${process.env['PATH']}` };
      return new Promise((resolve) => {
        execFile('/bin/sh', ['-c', line], { cwd: project.root, env }, (error, stdout) =>
          resolve({ code: Number(error?.code ?? 0), stdout }),
        );
      });
    }
  },
);

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as {
      axe: { run(node: Document): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> };
    };
    const { violations: found } = await judge.run(document);
    return found.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target[0])}`);
  });
}

/** A report in which every text is one that some reader would take for more. */
function hostileReport(): string {
  const texts = [
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202egnp.exe\u202c',
    '\u001b[31mred\u001b[0m',
    '"><svg onload=alert(1)>',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(4),
  ];
  const findings = texts.map((text, index) =>
    finding({
      rule: `lint/${text}`,
      message: `${text} <img src=x onerror=alert(1)>`,
      contract: text,
      operation: `GET /${text}`,
      pointer: `/${index}`,
      location: { file: text, line: 1, column: 1 },
      help: text,
      title: `${text} <img src=x onerror=alert(1)>`,
      evidence: [
        { label: text, value: { [text]: [text, null, { deep: text }] } },
        { label: 'curl', value: text },
      ],
      exchange: {
        request: { start: text, headers: [text], body: { [text]: text } },
        response: { start: text, headers: [], text },
      },
      marks: [{ of: 'request', pointer: `/${text}`, message: text }],
    }),
  );
  const run = {
    tool: texts[0] ?? '',
    node: '',
    command: texts[1] ?? '',
    repositoryUrl: 'javascript:alert(1)',
    commit: 'c',
  };
  return html.write({ findings, run }, { color: false });
}
