import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commandCredentials } from '../../../scripts/verify/auth-command.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'auth-command-')));
afterAll(() => rmSync(root, { recursive: true }));

const schemes = ['bearerAuth', 'apiKey'];
/** A command that runs JavaScript. */
const node = (program: string): string => `'${process.execPath}' -e '${program}'`;

test.each<[string[], Record<string, string>]>([
  [[], {}],
  [[node('console.log("tok=en")')], { bearerAuth: 'tok=en', apiKey: 'tok=en' }],
  [[`apiKey=${node('console.log(1)')}`], { apiKey: '1' }],
  [
    [`apiKey=${node('console.log(1)')}`, `bearerAuth=${node('console.log(2)')}`],
    { apiKey: '1', bearerAuth: '2' },
  ],
  [[`apiKey=${node('console.log(process.cwd())')}`], { apiKey: root }],
  [[`apiKey=${node('console.log(process.argv[1])')} $HOME;id`], { apiKey: '$HOME;id' }],
])('%j', async (texts, expected) => {
  expect(await commandCredentials(texts, schemes, root)).toEqual(expected);
});

describe('what prints no credential', () => {
  test.each([
    ['no output', [node('0')], schemes, 'printed no credential'],
    ['two lines', [node('console.log("hunter2\\n3")')], schemes, 'printed no credential'],
    ['a failure', [node('console.log("hunter2"); process.exit(3)')], schemes, 'failed (3)'],
    ['no such program', ['./nowhere'], schemes, 'failed (ENOENT)'],
    ['no command', ['apiKey='], schemes, 'without a command'],
    ['no scheme', ['./token'], [], 'the contract has no security scheme'],
  ])('%s', async (_, texts, known, message) => {
    const running = commandCredentials(texts, known, root);
    await expect(running).rejects.toThrow(message);
    await expect(running).rejects.not.toThrow('hunter2');
  });
});
