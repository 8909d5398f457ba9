import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { runProgram } from './command/program.ts';
import { startFaulty } from './pictures/faulty-server.ts';
import { commentPage } from './pictures/comment-page.ts';
import { terminalPage } from './pictures/terminal-page.ts';

// Makes docs/images/ from runs of the toolkit on its own contract, so that the pictures in the documentation cannot say
// anything else than what happens. Needs Chromium; CHROMIUM names another than /usr/bin/chromium.

const repository = path.resolve(import.meta.dirname, '..');
const images = path.join(repository, 'docs/images');
const contract = 'telnyx-phone-numbers';
const overlay = `spec/${contract}/rules.overlay.yaml`;

const root = mkdtempSync(path.join(tmpdir(), 'pictures-'));
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  makeProject();
  await picturesOfServer(browser);
  await picturesOfChange(browser);
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}

/** A project with the contract as it is, committed, so that there is something to compare with. */
function makeProject(): void {
  for (const name of ['spec', 'generated'])
    cpSync(path.join(repository, name), path.join(root, name), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  write('package.json', '{ "private": true, "type": "module" }\n');
  write('.gitignore', 'node_modules\n.openapi-contract\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
}

/** A server with two faults, as its report shows it, and the page of the contract. */
async function picturesOfServer(by: Browser): Promise<void> {
  const server = await startFaulty();
  try {
    const target = ['--target', server.url, '--auth', 'env:TOKEN'];
    await run(['verify', contract, ...target, '--output-file', 'html=verify.html']);
  } finally {
    await server.close();
  }
  const report = addressOf('verify.html');
  await picture(by, 'report-findings', report);
  await picture(by, 'report-findings-dark', report, { dark: true });
  await picture(by, 'report-contract', `${report}#contract`, {
    act: async (page) => page.locator('.cell[aria-label*="Beyond it: wrong"]').last().click(),
  });
  await run(['docs', contract, '--out', 'public']);
  await picture(by, 'reference', addressOf(`public/${contract}/index.html`));
}

/** A change that breaks callers, on the terminal, as a comment, and in a report. */
async function picturesOfChange(by: Browser): Promise<void> {
  const before = readFileSync(path.join(root, overlay), 'utf8');
  write(overlay, before.replace('[0-9]{1,14}$', '[0-9]{6,14}$'));
  await run(['generate']);
  const files = ['html=gate.html', 'markdown=gate.md'].flatMap((file) => ['--output-file', file]);
  const said = await run(['gate', '--base', 'main', ...files]);
  write('terminal.html', terminalPage('npm run gate -- --base origin/main', said));
  write('comment.html', commentPage(readFileSync(path.join(root, 'gate.md'), 'utf8')));
  await picture(by, 'gate-terminal', addressOf('terminal.html'), { whole: true });
  await picture(by, 'gate-comment', addressOf('comment.html'), { whole: true });
  await picture(by, 'report-changes', `${addressOf('gate.html')}#changes`, {
    act: async (page) => page.locator('.chg button').first().click(),
  });
}

interface Look {
  readonly dark?: boolean;
  /** Whether as much is shown as there is. */
  readonly whole?: boolean;
  readonly act?: (page: Page) => Promise<void>;
}

async function picture(by: Browser, name: string, address: string, look: Look = {}): Promise<void> {
  const { dark = false, whole = false, act } = look;
  const context = await by.newContext({
    viewport: { width: 1280, height: whole ? 100 : 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(address);
  await act?.(page);
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: path.join(images, `${name}.png`), fullPage: whole });
  await context.close();
  console.log(`docs/images/${name}.png`);
}

/** Runs a command in the project, and gives what it printed, colours included. */
async function run(words: readonly string[]): Promise<string> {
  let printed = '';
  await runProgram(words, {
    root,
    env: { TOKEN: 'a-token', CI: 'true' },
    color: true,
    terminal: undefined,
    stop: new AbortController().signal,
    print: (text) => {
      printed += text;
    },
    say: () => {},
  });
  return printed;
}

function git(...words: readonly string[]): void {
  const author = ['-c', 'user.name=Pictures', '-c', 'user.email=pictures@example.com'];
  execFileSync('git', [...author, ...words], { cwd: root });
}

function write(name: string, text: string): void {
  writeFileSync(path.join(root, name), text);
}

function addressOf(name: string): string {
  return pathToFileURL(path.join(root, name)).href;
}
