import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { beforeEach, describe, expect, test } from 'vitest';
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

describe('the pipeline of GitLab', () => {
  interface Job {
    readonly before_script: string[];
    readonly script: string[];
    readonly artifacts: { paths: string[]; reports: { junit: string } };
  }
  const job = async (): Promise<Job> =>
    (parse(await readFile(path.join(examples, 'gitlab/.gitlab-ci.yml'), 'utf8')) as { contract: Job })
      .contract;
  const run = async (env: Readonly<Record<string, string>>) => {
    const { before_script: before, script } = await job();
    return spawnSync('sh', ['-e', '-c', [...before, ...script].join('\n')], {
      cwd: root,
      env: environment(env),
      encoding: 'utf8',
    });
  };

  test('installs, and runs the gate against what a merge request starts from', async () => {
    expect((await run({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc123' })).status).toBe(0);
    expect(await said('npm')).toEqual(['ci', '--no-audit', '--no-fund']);
    expect(await said('npx')).toEqual(
      '--no-install openapi-contract gate --base abc123 --reporter terminal --reporter junit --output-file junit=openapi-contract.junit.xml'.split(
        ' ',
      ),
    );
  });

  test('compares with nothing on a branch', async () => {
    await run({});
    expect(await said('npx')).not.toContain('--base');
  });

  test('keeps the report of JUnit', async () => {
    const { artifacts } = await job();
    expect(artifacts.paths).toEqual([artifacts.reports.junit]);
  });
});

test('they are what git would commit', () => {
  const modes = execFileSync('git', ['ls-files', '--stage', 'pre-commit'], {
    cwd: examples,
    encoding: 'utf8',
  });
  expect(modes).toMatch(/^100755 \w+ 0\tpre-commit\/pre-commit$/m);
});
