import { chmod, mkdtemp, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineCommand, exitCodes } from '../../../scripts/command/command.ts';
import { reporterNames } from '../../../scripts/command/reporters.ts';
import { checkReports, isForPeople, reportOptions, writeReports } from '../../../scripts/command/reports.ts';
import { runCommand } from '../../../scripts/command/run.ts';
import { reportFormats } from '../../../src/report/formats.ts';
import { finding } from '../../report/findings.ts';
import { surroundings } from './surroundings.ts';

/** A command that finds an error and a safe thing, which people see only with `--all`. */
const find = defineCommand({
  name: 'find',
  summary: 'Find things',
  options: reportOptions,
  examples: [],
  run: async ({ options: chosen }, context) => {
    checkReports(context, chosen);
    context.say('working\n');
    const report = { findings: [finding(), finding({ severity: 'information', message: 'Safe.' })] };
    await writeReports(context, chosen, report, ({ severity }) => severity !== 'information');
    if (isForPeople(context, chosen)) context.print('for people\n');
    return exitCodes.findings;
  },
});

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'openapi-contract-reports-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function run(...words: string[]) {
  const { context, written } = surroundings({ root });
  const code = await runCommand(find, words, context);
  return { code, ...written };
}

/** Which format a text is of, by how it begins. */
function kindOf(text: string): string {
  const beginnings = {
    terminal: 'pets (',
    junit: '<?xml',
    github: '::error',
    markdown: '<!--',
    sarif: '{\n  "$schema"',
    json: '{',
  };
  return Object.entries(beginnings).find(([, beginning]) => text.startsWith(beginning))?.[0] ?? text;
}

/** The kinds of what is in the files of the project. */
async function filesOf(): Promise<Record<string, string>> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }): Promise<[string, string]> => {
      const file = path.join(parentPath, name);
      return [path.relative(root, file), kindOf(await readFile(file, 'utf8'))];
    });
  return Object.fromEntries(await Promise.all(entries));
}

test('there is a reporter for each format, of the same name', () => {
  expect(reporterNames).toEqual(Object.keys(reportFormats));
  expect(Object.values(reportFormats).map(({ name }) => name)).toEqual(reporterNames);
});

describe('where reports go', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['', 'terminal', 'people', {}],
    ['--json', 'json', 'machines', {}],
    ['--reporter json --json', 'json', 'machines', {}],
    ['--reporter junit', 'junit', 'machines', {}],
    ['--reporter github', 'github', 'machines', {}],
    ['--reporter terminal --reporter github', 'terminal', 'people', {}],
    ['--output-file a.txt', '', 'machines', { 'a.txt': 'terminal' }],
    ['--output-file json=a.json', 'terminal', 'people', { 'a.json': 'json' }],
    ['--json --output-file a.json', '', 'machines', { 'a.json': 'json' }],
    ['--reporter sarif --output-file a/b/c.sarif', '', 'machines', { 'a/b/c.sarif': 'sarif' }],
    ['--reporter terminal --reporter junit --output-file a.xml', 'terminal', 'people', { 'a.xml': 'junit' }],
    ['--reporter json --reporter junit --output-file junit=a.xml', 'json', 'machines', { 'a.xml': 'junit' }],
    [
      '--reporter json --reporter junit --output-file junit=a.xml --output-file a.json',
      '',
      'machines',
      { 'a.xml': 'junit', 'a.json': 'json' },
    ],
    [
      '--reporter github --output-file markdown=a.md --output-file markdown=b.md',
      'github',
      'machines',
      { 'a.md': 'markdown', 'b.md': 'markdown' },
    ],
    ['--output-file ./json=a', '', 'machines', { 'json=a': 'terminal' }],
  ])('%s', async (words, printed, reader, files) => {
    const { code, stdout, stderr } = await run(...words.split(' ').filter(Boolean));
    expect([code, stderr]).toEqual([1, 'working\n']);
    expect(kindOf(stdout)).toBe(printed);
    expect(stdout.endsWith('for people\n')).toBe(reader === 'people');
    expect(await filesOf()).toEqual(files);
  });
});

describe('what cannot be is said before any work', () => {
  test.each([
    ['--reporter jnit', '"jnit" is no reporter', 'Did you mean "junit"?'],
    [
      '--reporter x',
      '"x" is no reporter',
      'Reporters: terminal, json, junit, sarif, github, markdown, html.',
    ],
    ['--reporter constructor', '"constructor" is no reporter', 'Reporters:'],
    ['--output-file jsn=a', '"jsn" is no reporter', 'Did you mean "json"?'],
    ['--output-file markdown=', '"markdown=" names no file', 'A variable that is not set'],
    ['--output-file=', '"" names no file', 'A variable that is not set'],
    [
      '--reporter json --reporter junit',
      'The reports json and junit cannot share standard output',
      '--output-file junit=FILE',
    ],
    [
      '--json --reporter terminal',
      'The reports terminal and json cannot share standard output',
      '--output-file json=FILE',
    ],
    [
      '--reporter json --reporter junit --output-file a',
      'It is not said whose report goes to a',
      '--output-file json=a',
    ],
    [
      '--reporter junit --output-file junit=a --output-file b',
      'It is not said whose report goes to b',
      '--output-file junit=b',
    ],
    [
      '--output-file json=a --output-file junit=./a',
      'Two reports cannot go to one file, ./a',
      '--output-file NAME=FILE',
    ],
  ])('%s', async (words, message, help) => {
    const { code, stdout, stderr } = await run(...words.split(' '));
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
    expect(stderr).not.toContain('working');
    expect(code).toBe(2);
    expect(stdout.includes('"error"')).toBe(words.includes('--json'));
    expect(await filesOf()).toEqual({});
  });
});

test('people are spared what machines get', async () => {
  const { stdout } = await run('--output-file', 'json=a.json', '--output-file', 'markdown=a.md');
  expect(stdout).not.toContain('Safe.');
  expect(await readFile(path.join(root, 'a.md'), 'utf8')).not.toContain('Safe.');
  expect(await readFile(path.join(root, 'a.json'), 'utf8')).toContain('Safe.');
});

test('files have no colours', async () => {
  const { context, written } = surroundings({ root, color: true });
  await runCommand(find, ['--reporter', 'github', '--output-file', 'terminal=a.txt'], context);
  expect(await readFile(path.join(root, 'a.txt'), 'utf8')).not.toContain('\u001b');
  expect(written.stdout).not.toContain('\u001b');
});

describe('files', () => {
  test('outside of the project, empty or not, are replaced and keep their mode', async () => {
    const summary = path.join(root, 'step_summary');
    await writeFile(summary, 'before');
    await chmod(summary, 0o600);
    await run('--output-file', `markdown=${summary}`);
    expect(kindOf(await readFile(summary, 'utf8'))).toBe('markdown');
    const { mode } = await stat(summary);
    expect(mode & 0o777).toBe(0o600);
    expect(await readdir(root)).toEqual(['step_summary']);
  });

  test('behind links of the user, outside of the project, are replaced, and the links stay', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'openapi-contract-outside-'));
    await writeFile(path.join(outside, 'real.json'), '');
    await symlink('real.json', path.join(outside, 'a.json'));
    await run('--json', '--output-file', path.join(outside, 'a.json'));
    expect(kindOf(await readFile(path.join(outside, 'real.json'), 'utf8'))).toBe('json');
    expect((await readdir(outside)).toSorted()).toEqual(['a.json', 'real.json']);
    await rm(outside, { recursive: true });
  });

  test.each([
    ['a link', 'link.json', '"link.json" is a link: it is not written'],
    ['a link to nothing', 'nothing.json', '"nothing.json" is a link: it is not written'],
    ['below a link', 'folder/a.json', '"folder/a.json" leads through the link "folder"'],
  ])('that are %s of the project are not written, and nothing behind it is', async (_, name, message) => {
    const outside = await mkdtemp(path.join(tmpdir(), 'openapi-contract-outside-'));
    await writeFile(path.join(outside, 'theirs.json'), 'theirs');
    await symlink(path.join(outside, 'theirs.json'), path.join(root, 'link.json'));
    await symlink(path.join(outside, 'none.json'), path.join(root, 'nothing.json'));
    await symlink(outside, path.join(root, 'folder'));
    const { code, stderr } = await run('--output-file', `json=${name}`);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(await readdir(outside)).toEqual(['theirs.json']);
    expect(await readFile(path.join(outside, 'theirs.json'), 'utf8')).toBe('theirs');
    await rm(outside, { recursive: true });
  });

  test('that are devices are written to', async () => {
    const { code } = await run('--json', '--output-file', '/dev/null');
    const device = await stat('/dev/null');
    expect([code, device.isCharacterDevice()]).toEqual([1, true]);
  });

  test.each([
    ['a folder', 'folder', 'EISDIR'],
    ['below a file', 'file/a.json', /EEXIST|ENOTDIR/],
    ['a name that is too long', 'a'.repeat(300), 'ENAMETOOLONG'],
  ])('that cannot be written are an error, and nothing changes: %s', async (_, name, reason) => {
    await mkdir(path.join(root, 'folder'));
    await writeFile(path.join(root, 'file'), 'before');
    const { code, stdout, stderr } = await run('--output-file', `json=${name}`);
    expect(stderr).toMatch(`The report ${name} cannot be written (`);
    expect(stderr).toMatch(reason);
    expect([code, kindOf(stdout)]).toEqual([2, 'terminal']);
    expect(await filesOf()).toEqual({ file: 'before' });
  });
});

test.each([
  ['', 'at the top of a repository', 'spec/pets/openapi.yaml', '.'],
  ['', 'in no repository', 'spec/pets/openapi.yaml', undefined],
  ['services/the shop', 'below it', 'services/the shop/spec/pets/openapi.yaml', '.'],
  ['services/shop', 'in a worktree of its own', 'spec/pets/openapi.yaml', 'services/shop'],
])('what shows sources is told of files from the repository on: "%s", %s', async (folder, _, file, top) => {
  const project = path.join(root, folder);
  await mkdir(project, { recursive: true });
  // In a worktree it is a file, not a folder.
  if (top !== undefined) await writeFile(path.join(root, top, '.git'), 'gitdir: elsewhere\n');
  const { context, written } = surroundings({ root: project });
  await runCommand(
    find,
    ['--reporter', 'github', '--output-file', 'sarif=a.sarif', '--output-file', 'junit=a.xml'],
    context,
  );
  const sarif = await readFile(path.join(project, 'a.sarif'), 'utf8');
  expect(written.stdout).toContain(`::error file=${file},line=3`);
  expect(written.stdout).toContain('\n  spec/pets/openapi.yaml:3:5 error');
  expect(sarif).toContain(`"uri": ${JSON.stringify(encodeURI(file))}`);
  expect(await readFile(path.join(project, 'a.xml'), 'utf8')).toContain(` file="${file}"`);
});
