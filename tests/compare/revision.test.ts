import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { contractsAtRevision } from '../../src/compare/revision.ts';
import { description, project } from '../contract/project.ts';

/** A folder for what the toolkit puts aside in this test: in the usual one, others come and go meanwhile. */
function ownTemporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-contract-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function git(root: string, ...words: readonly string[]): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  execFileSync('git', [...identity, '-c', 'commit.gpgsign=false', ...words], { cwd: root, stdio: 'pipe' });
}

/** A project whose first commit is tagged `v1`. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = project(files);
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'Start');
  git(root, 'tag', 'v1');
  return root;
}

const pets = 'spec/pets/openapi.yaml';
const toys = 'spec/toys/openapi.yaml';

test('reads contracts as they were, overlays and neighbours included, and leaves the working tree alone', async () => {
  const overlay = `overlay: 1.1.0
info: { title: a, version: 1.0.0 }
actions: [{ target: $.info, update: { title: Overlaid } }]`;
  const root = repository({
    [pets]: description({ components: '  schemas:\n    Pet: { $ref: "schemas/pet.yaml" }' }),
    'spec/pets/schemas/pet.yaml': 'type: string',
    'spec/pets/a.overlay.yaml': overlay,
  });
  writeFileSync(path.join(root, pets), 'openapi: broken');
  const temporary = ownTemporaryFolder();
  const [contract, ...others] = await contractsAtRevision(root, 'v1');
  expect(others).toEqual([]);
  expect(contract).toMatchObject({
    name: 'pets',
    document: { info: { title: 'Overlaid' }, components: { schemas: { pet: { type: 'string' } } } },
  });
  expect(contract?.locate('/openapi')).toMatchObject({ file: pets, line: 1 });
  expect(readdirSync(temporary)).toEqual([]);
});

test('a project may be a folder of its repository', async () => {
  const root = repository({ [`inner/${pets}`]: description({}), [toys]: description({}) });
  const contracts = await contractsAtRevision(path.join(root, 'inner'), 'v1');
  expect(contracts.map(({ name }) => name)).toEqual(['pets']);
});

test('only those that are named, as far as they were there', async () => {
  const root = repository({ [pets]: description({}), [toys]: description({}) });
  const contracts = await contractsAtRevision(root, 'v1', ['toys', 'new']);
  expect(contracts.map(({ name }) => name)).toEqual(['toys']);
});

test('a link is not followed', async () => {
  const root = project({ [pets]: description({}), 'secret.yaml': 'type: string' });
  symlinkSync('../../secret.yaml', path.join(root, 'spec/pets/link.yaml'));
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'Start');
  expect(await contractsAtRevision(root, 'HEAD')).toHaveLength(1);
});

test('a clone that is too shallow is told how to have more', async () => {
  const root = repository({ [pets]: description({}) });
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Go on');
  const clone = path.join(project({}), 'clone');
  execFileSync('git', ['clone', '--quiet', '--depth=1', '--no-tags', `file://${root}`, clone]);
  await expect(contractsAtRevision(clone, 'v1')).rejects.toMatchObject({
    help: expect.stringContaining('shallow'),
  });
});

test.each(['nowhere', '--output=stolen', '-h', 'v1; touch stolen', ''])('%j is refused', async (revision) => {
  const root = repository({ [pets]: description({}) });
  await expect(contractsAtRevision(root, revision)).rejects.toThrow('no git revision');
  expect(existsSync(path.join(root, 'stolen'))).toBe(false);
});
