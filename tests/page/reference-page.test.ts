import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveDocs } from '../../scripts/mock/docs-server.ts';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { startMock } from '../../src/mock/start.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { launch, open, whyNoBrowser } from './chromium.ts';

/* What people who call an API do with its page, in a browser. */

const name = 'telnyx-phone-numbers';

describe.skipIf(whyNoBrowser !== undefined)(
  `a page in a browser${whyNoBrowser ? ` (skipped: ${whyNoBrowser})` : ''}`,
  () => {
    let browser: Browser;
    let project: Project;
    let page = '';

    beforeAll(async () => {
      browser = await launch();
      project = await makeProject({}, { [name]: name });
      const { context } = surroundings({ root: project.root });
      if ((await runProgram(['docs', '--out', 'public'], context)) !== 0) throw new Error('docs failed');
      page = pathToFileURL(path.join(project.root, 'public', name, 'index.html')).href;
    });
    afterAll(async () => {
      await browser.close();
      await project.remove();
    });

    test('shows what just does not fit, with the error that is documented for just that', async () => {
      const { context, page: shown, trouble } = await open(browser, page);
      await shown.locator('.edges button', { hasText: 'at most 1,000 items' }).click();
      const card = shown.locator('.card').nth(1);
      expect(await card.locator('.resp').textContent()).toContain(
        '422documented as “Maximum allowed phone numbers”',
      );
      expect(await card.textContent()).toContain('Maximum allowed phone numbers');
      await shown.locator('.edges button', { hasText: 'emergency_enabled is required' }).click();
      expect(await card.locator('.note').textContent()).toContain('only the status is certain');
      expect(await card.locator('.hit').count()).toBe(1);
      expect(trouble).toEqual([]);
      await context.close();
    });

    test('leads from a rule of the team to the error that it comes from', async () => {
      const { context, page: shown, trouble } = await open(browser, page);
      expect(await shown.locator('.cs li.ours').count()).toBeGreaterThan(1);
      await shown.locator('.prose a', { hasText: 'Maximum allowed phone numbers' }).first().click();
      expect(await shown.locator(':target').textContent()).toContain(
        'given when a rule is broken: phone_numbers: at most 1,000 items',
      );
      expect(trouble).toEqual([]);
      await context.close();
    });

    test('beside a mock, sends what was changed, and shows what comes back', async () => {
      const contract = await loadContract(path.join(project.root, 'spec', name), { root: project.root });
      const mock = await startMock(contract, { logFile: path.join(project.root, 'mock.log') });
      const docs = await serveDocs({ root: project.root, name, live: mock.url });
      const { context, page: shown, trouble } = await open(browser, `${docs.url}/`, { may: [mock.url] });
      const card = shown.locator('.card').nth(1);
      const send = async (body: object): Promise<string> => {
        await card.locator('textarea').fill(JSON.stringify(body));
        const answered = shown.waitForResponse((response) => response.url().startsWith(mock.url));
        await card.getByRole('button', { name: 'Send' }).click();
        await answered;
        await shown.waitForTimeout(100);
        return (await card.textContent()) ?? '';
      };
      const numbers = ['+19705555098', '32873127836'];
      expect(
        await send({ emergency_enabled: true, emergency_address_id: '1', phone_numbers: numbers }),
      ).toMatch(/Response422.*either all phone numbers in the e164 format or all as phone number ids/s);
      expect(await send({ emergency_enabled: false, phone_numbers: numbers.slice(1) })).toMatch(
        /Response202accepted/,
      );
      expect(trouble.filter((text) => !text.includes('status of 422'))).toEqual([]);
      await context.close();
      await docs.close();
      await mock.close();
    });

    test.each([
      [1440, false],
      [1440, true],
      [360, false],
      [360, true],
    ])('axe finds nothing, and nothing is wider than the page: %d pixels, dark: %s', async (width, dark) => {
      const { context, page: shown } = await open(browser, page, { width, dark, axe: true });
      await shown.evaluate(axe.source);
      const violations = await shown.evaluate(async () => {
        const { axe: judge } = globalThis as unknown as {
          axe: {
            run(node: Document): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
          };
        };
        const { violations: found } = await judge.run(document);
        return found.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target[0])}`);
      });
      expect(violations).toEqual([]);
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await context.close();
    });
  },
);
