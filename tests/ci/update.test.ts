import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { beforeEach, expect, test } from 'vitest';
import { template } from '../../src/init/templates.ts';
import { emptyFolder } from '../init/folder.ts';

const workflow = parse(await template('contract-update.yml', { install: 'true' })) as {
  jobs: Record<
    'update' | 'propose',
    { steps: { id?: string; run?: string; env?: Record<string, string> }[] }
  >;
};
const { TITLE: title = '', BRANCH: branch = '' } =
  workflow.jobs.propose.steps.find(({ id }) => id === 'propose')?.env ?? {};

let root = '';
beforeEach(async () => {
  root = await emptyFolder();
  await mkdir(at('bin'));
  await mkdir(at('shop/spec/pets'), { recursive: true });
  await mkdir(at('shop/generated/pets'), { recursive: true });
  await writeFile(at('shop/spec/pets/openapi.yaml'), 'old\n');
  await writeFile(at('shop/generated/pets/client.ts'), 'old\n');
  for (const line of [
    'init --quiet --bare --initial-branch=main origin',
    'init --quiet --initial-branch=main shop',
  ])
    git('.', line);
  for (const line of [
    'add .',
    'commit --quiet --message=x',
    'remote add origin ../origin',
    'push --quiet origin main',
  ])
    git('shop', line);
  return () => rm(root, { recursive: true, force: true });
});

const at = (name: string): string => path.join(root, name);
const read = (name: string): Promise<string> => readFile(at(name), 'utf8').catch(() => '');

function git(folder: string, line: string): string {
  const { stdout, stderr, status } = spawnSync(
    'git',
    ['-c', 'user.name=x', '-c', 'user.email=x@pets.example', ...line.split(' ')],
    {
      cwd: at(folder),
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

async function fake(name: string, does: string): Promise<void> {
  await writeFile(at(`bin/${name}`), `#!/bin/bash\nprintf '%s\\n' "$@" >> "$ROOT/${name}.log"\n${does}\n`);
  await chmod(at(`bin/${name}`), 0o755);
}

function step(job: 'update' | 'propose', id: string, env: Readonly<Record<string, string>> = {}) {
  const script = workflow.jobs[job].steps.find((each) => each.id === id)?.run ?? 'exit 99';
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: at('shop'),
    env: {
      PATH: `${at('bin')}:${process.env['PATH']}`,
      HOME: root,
      ROOT: root,
      PROPOSAL: at('proposal'),
      GITHUB_OUTPUT: at('output'),
      BASE: 'main',
      BRANCH: branch,
      TITLE: title,
      ...env,
    },
    encoding: 'utf8',
  });
}

const updating =
  'echo new > spec/pets/openapi.yaml; echo new > generated/pets/client.ts; echo x > elsewhere; for word; do case $word in markdown=*) echo "## 1 change" > "${word#markdown=}";; esac; done';

async function update(does: string): Promise<void> {
  await fake('npx', does);
  step('update', 'update');
  // The other job has a checkout of its own.
  git('shop', 'reset --quiet --hard');
}

test.each([
  ['what changed, and is fine', `${updating}; exit 0`, 'code=0\nchanged=true\n', 0],
  ['what changed, and is wrong', `${updating}; exit 1`, 'code=1\nchanged=true\n', 0],
  ['one that could not be, beside one that could', `${updating}; exit 2`, 'code=2\nchanged=true\n', 2],
  ['nothing', 'exit 0', 'code=0\nchanged=false\n', 0],
  ['a failure', 'exit 2', 'code=2\nchanged=false\n', 2],
])('updating gives %s', async (_, does, output, verdict) => {
  await fake('npx', does);
  expect(step('update', 'update').status).toBe(0);
  expect(await read('output')).toBe(output);
  expect(step('update', 'verdict', { CODE: output[5] ?? '' }).status).toBe(verdict);
});

test('one pull request is opened, with the report and nothing but contracts', async () => {
  await update(updating);
  await fake('gh', '');
  expect(step('propose', 'propose')).toMatchObject({ status: 0, stdout: '' });
  expect(git('origin', `diff --name-only main ${branch}`)).toBe(
    'generated/pets/client.ts\nspec/pets/openapi.yaml\n',
  );
  const words = await read('gh.log');
  expect(words).toContain(
    `pr\ncreate\n--head\n${branch}\n--base\nmain\n--title\n${title}\n--body-file\n${at('proposal/text.md')}\n`,
  );
  expect(await read('proposal/text.md')).toBe('## 1 change\n');
});

test('the one that is open is refreshed', async () => {
  await update(updating);
  git('shop', `push --quiet origin main:${branch}`);
  await fake('gh', 'case "$2" in list) echo 7;; esac');
  expect(step('propose', 'propose').status).toBe(0);
  expect(await read('gh.log')).toContain('pr\nedit\n7\n--title\n');
  expect(await read('gh.log')).not.toContain('create');
});

test('what reaches for other files gets nowhere', async () => {
  await update(updating);
  await mkdir(at('shop/.github'));
  await writeFile(at('shop/.github/own.yml'), 'x\n');
  await writeFile(at('shop/spec/pets/openapi.yaml'), 'new\n');
  git('shop', 'add .');
  await writeFile(at('proposal/changes.patch'), git('shop', 'diff --cached'));
  git('shop', 'reset --quiet --hard');
  await fake('gh', '');
  expect(step('propose', 'propose').status).toBe(0);
  expect(git('origin', `diff --name-only main ${branch}`)).toBe('spec/pets/openapi.yaml\n');
});
