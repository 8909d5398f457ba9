import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is; `CHROMIUM` names another. */
export const chromiumPath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));

/** Why nothing can be looked at; `undefined` when it can. */
export const whyNoBrowser =
  chromiumPath === undefined ? 'there is no Chromium here: install one, or name it by CHROMIUM' : undefined;

/** Starts the browser, without anything that it does on its own. */
export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}

/** A page that is looked at, and what it did besides being looked at. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors, dialogs, and requests that left the page. */
  readonly trouble: string[];
}

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Whether axe may run, which is a script that the page's policy forbids. */
  readonly axe?: boolean;
  /** Where requests may go to. */
  readonly may?: readonly string[];
}

/** Opens a page and watches it. */
export async function open(browser: Browser, url: string, look: Look = {}): Promise<Watched> {
  const { width = 1440, height = 900, dark = false, axe = false, may = [] } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    bypassCSP: axe,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const address = request.url();
    if (
      address !== url.replace(/#.*/, '') &&
      !address.startsWith('data:') &&
      !may.some((each) => address.startsWith(each))
    )
      trouble.push(`request: ${address}`);
  });
  await page.goto(url);
  return { context, page, trouble };
}
