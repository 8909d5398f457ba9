import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { beforeEach, describe, expect, test } from 'vitest';
import { template } from '../../src/init/templates.ts';
import { emptyFolder } from '../init/folder.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');

let root = '';
beforeEach(async () => {
  root = await emptyFolder();
  await mkdir(path.join(root, 'bin'));
  await mkdir(path.join(root, 'spec/pets'), { recursive: true });
  for (const program of ['npx', 'npm']) {
    await writeFile(
      path.join(root, 'bin', program),
      `#!/bin/sh\nfor word; do echo "$word" >> "$ROOT/${program}.log"; done\nexit "\${CODE:-0}"\n`,
    );
    await chmod(path.join(root, 'bin', program), 0o755);
  }
  return () => rm(root, { recursive: true, force: true });
});

const environment = (members: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: `${path.join(root, 'bin')}:${process.env['PATH']}`,
  HOME: root,
  ROOT: root,
  ...members,
});
const said = async (program: string): Promise<string[]> =>
  (await readFile(path.join(root, `${program}.log`), 'utf8').catch(() => '')).split('\n').slice(0, -1);

const git = (...words: string[]) =>
  spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@pets.example', ...words], {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  });

describe('the hook of git', () => {
  beforeEach(async () => {
    await mkdir(path.join(root, '.githooks'));
    await writeFile(
      path.join(root, '.githooks/pre-commit'),
      await readFile(path.join(examples, 'pre-commit/pre-commit')),
    );
    await chmod(path.join(root, '.githooks/pre-commit'), 0o755);
    git('init', '--quiet');
    git('config', 'core.hooksPath', '.githooks');
    await writeFile(path.join(root, 'README.md'), 'x');
    await writeFile(path.join(root, 'spec/pets/openapi.yaml'), 'x');
  });

  test('runs the gate when a contract is committed', async () => {
    git('add', 'spec');
    expect(git('commit', '--quiet', '--message=x').status).toBe(0);
    expect(await said('npx')).toEqual(['--no-install', 'openapi-contract', 'gate']);
  });

  test('lets pass what is no contract', async () => {
    git('add', 'README.md');
    expect(git('commit', '--quiet', '--message=x').status).toBe(0);
    expect(await said('npx')).toEqual([]);
  });

  test('stops what the gate does not pass', async () => {
    await writeFile(path.join(root, 'bin/npx'), '#!/bin/sh\nexit 1\n');
    git('add', 'spec');
    expect(git('commit', '--quiet', '--message=x').status).toBe(1);
    expect(git('rev-parse', 'HEAD').status).not.toBe(0);
  });
});

test('the hook of pre-commit names the files that the gate judges', async () => {
  const text = await readFile(path.join(examples, 'pre-commit/.pre-commit-config.yaml'), 'utf8');
  const { repos } = parse(text) as {
    repos: { hooks: { entry: string; files: string; pass_filenames: boolean }[] }[];
  };
  const hook = repos[0]?.hooks[0];
  const files = [
    'spec/pets/openapi.yaml',
    'generated/pets/client.ts',
    '.spectral.yaml',
    'src/spec/x.yaml',
    'package.json',
  ];
  expect(files.filter((file) => new RegExp(hook?.files ?? '').test(file))).toEqual(files.slice(0, 3));
  expect([hook?.entry, hook?.pass_filenames]).toEqual(['npx --no-install openapi-contract gate', false]);
});

/** What the tests look at of a job of GitLab. */
interface Job {
  readonly before_script: string[];
  readonly script: string[];
  readonly parallel?: number;
  readonly artifacts: { when?: string; paths: string[]; reports: { junit: string } };
}

async function job(): Promise<Job> {
  const text = await readFile(path.join(examples, 'gitlab/.gitlab-ci.yml'), 'utf8');
  return (parse(text) as { contract: Job }).contract;
}

async function jobs(): Promise<Record<string, Job>> {
  const text = await template('gitlab-ci-shards.yml', { install: 'npm ci', of: '4' });
  return parse(text) as Record<string, Job>;
}

/** Runs the scripts of a job as GitLab's runner does. */
function runScripts(scripts: readonly string[], env: Readonly<Record<string, string>>) {
  return spawnSync('sh', ['-e', '-c', scripts.join('\n')], {
    cwd: root,
    env: environment(env),
    encoding: 'utf8',
  });
}

async function runJob(env: Readonly<Record<string, string>>) {
  const { before_script: before, script } = await job();
  return runScripts([...before, ...script], env);
}

async function runShared(name: string, env: Readonly<Record<string, string>>) {
  const all = await jobs();
  return runScripts([...(all['.contract']?.before_script ?? []), ...(all[name]?.script ?? [])], env);
}

describe('the pipeline of GitLab', () => {
  test('installs, and runs the gate against what a merge request starts from', async () => {
    expect((await runJob({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc123' })).status).toBe(0);
    expect(await said('npm')).toEqual(['ci', '--no-audit', '--no-fund']);
    expect(await said('npx')).toEqual(
      '--no-install openapi-contract gate --base abc123 --reporter terminal --reporter junit --output-file junit=openapi-contract.junit.xml'.split(
        ' ',
      ),
    );
  });

  test('compares with nothing on a branch', async () => {
    await runJob({});
    expect(await said('npx')).not.toContain('--base');
  });

  test('keeps the report of JUnit', async () => {
    const { artifacts } = await job();
    expect(artifacts.paths).toEqual([artifacts.reports.junit]);
  });
});

describe('the pipeline of GitLab that several jobs share', () => {
  test('gives each its part', async () => {
    const env = { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc123' };
    expect((await runShared('contract-shard', env)).status).toBe(0);
    expect((await said('npx')).join(' ')).toBe(
      '--no-install openapi-contract gate --shard 2/4 --base abc123 --reporter terminal --reporter json --output-file json=openapi-contract-shards/2.json',
    );
    expect((await jobs())['contract-shard']).toMatchObject({ parallel: 4, artifacts: { when: 'always' } });
  });

  test('makes one verdict of what they leave', async () => {
    expect((await runShared('contract', {})).status).toBe(0);
    expect((await said('npx')).join(' ')).toBe(
      '--no-install openapi-contract gate --merge openapi-contract-shards --reporter terminal --reporter junit --output-file junit=openapi-contract.junit.xml',
    );
    const { 'contract-shard': shard, contract } = await jobs();
    expect(shard?.artifacts.paths).toEqual(['openapi-contract-shards/']);
    expect(contract?.artifacts.paths).toEqual([contract?.artifacts.reports.junit]);
  });
});

test('they are what git would commit', () => {
  const modes = execFileSync('git', ['ls-files', '--stage', 'pre-commit'], {
    cwd: examples,
    encoding: 'utf8',
  });
  expect(modes).toMatch(/^100755 \w+ 0\tpre-commit\/pre-commit$/m);
});
