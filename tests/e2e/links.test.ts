import { lstatSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';
import { git } from './publisher.ts';

/** A project of a stranger, and what its user has elsewhere: a file and a folder. */
let project: Project;
let home = '';
beforeEach(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
  await git(project.root, 'init', '--quiet');
  await git(project.root, 'add', 'spec');
  await git(project.root, 'commit', '--quiet', '--message', 'first');
  await project.edit('spec/pets/openapi.yaml', 'maxLength: 20', 'maxLength: 10');
  home = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-home-')));
  await mkdir(path.join(home, 'folder'));
  await writeFile(path.join(home, 'file'), 'precious');
  return async () => {
    await project.remove();
    await rm(home, { recursive: true });
  };
});

test.each<[string, 'file' | 'folder' | 'nothing', readonly string[]]>([
  ['.openapi-contract', 'folder', ['gate']],
  ['.openapi-contract', 'nothing', ['gate']],
  ['.openapi-contract/.gitignore', 'file', ['gate']],
  ['.openapi-contract/gate', 'folder', ['gate']],
  ['.openapi-contract/gate/pets', 'folder', ['gate']],
  ['.openapi-contract/verify-pets.log', 'file', ['gate', '--no-cache']],
  ['.openapi-contract/verify-pets.log', 'nothing', ['verify', '--runs', '1']],
  ['.openapi-contract/mock-pets.log', 'file', ['mock', 'pets']],
  ['logs', 'folder', ['mock', 'pets', '--log', 'logs/pets.log']],
  ['generated', 'folder', ['generate']],
  ['generated/pets', 'folder', ['generate']],
  ['report.md', 'file', ['lint', '--output-file', 'markdown=report.md']],
  ['reports', 'folder', ['lint', '--output-file', 'junit=reports/deep/lint.xml']],
  ['spec/pets/CHANGELOG.md', 'file', ['compare', '--base', 'HEAD', '--write']],
  ['spec/pets/pack.lock', 'nothing', ['pack']],
  ['packed', 'folder', ['pack', '--out', 'packed']],
  ['known.yaml', 'nothing', ['verify', '--runs', '1', '--baseline', 'known.yaml', '--write-baseline']],
])('a link at %s to a %s of the user’s: %s writes nothing through it', async (place, kind, words) => {
  const link = path.join(project.root, place);
  await mkdir(path.dirname(link), { recursive: true });
  await symlink(path.join(home, kind), link);
  const stop = new AbortController();
  const { context, written } = surroundings({ root: project.root, stop: stop.signal });
  // A mock that starts has not been refused.
  const print = (text: string): void => {
    context.print(text);
    if (words[0] === 'mock') stop.abort();
  };
  const code = await runProgram([...words], { ...context, print });
  expect((await readdir(home, { recursive: true })).toSorted()).toEqual(['file', 'folder']);
  expect(await readFile(path.join(home, 'file'), 'utf8')).toBe('precious');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(written.stdout + written.stderr).toMatch(/is a link|leads through the link|is not a folder/);
  expect(code).toBe(2);
});
