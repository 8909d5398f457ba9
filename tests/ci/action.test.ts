import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const repository = path.resolve(import.meta.dirname, '../..');
const action = parse(await readFile(path.join(repository, 'action.yml'), 'utf8')) as {
  runs: { steps: { id?: string; run?: string }[] };
};

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'openapi-contract-action-'));
  await mkdir(path.join(root, 'bin'));
  await mkdir(path.join(root, 'reports'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const at = (name: string): string => path.join(root, name);
const read = (name: string): Promise<string> => readFile(at(name), 'utf8').catch(() => '');

/** A program on the PATH that notes its words, one a line, and then does what it is told. */
async function fake(name: string, does: string): Promise<void> {
  const script = `#!/bin/bash\nprintf '%s\\n' "$@" >> "$ROOT/${name}.log"\n${does}\n`;
  await writeFile(at(`bin/${name}`), script);
  await chmod(at(`bin/${name}`), 0o755);
}

/** Runs a step's script as the runner does, with an environment of its own. */
async function step(id: string, env: Readonly<Record<string, string>>) {
  const script = action.runs.steps.find((each) => each.id === id)?.run ?? 'exit 99';
  await writeFile(at('script.sh'), script);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', at('script.sh')], {
    cwd: root,
    env: {
      PATH: `${at('bin')}:${process.env['PATH']}`,
      ROOT: root,
      REPORTS: at('reports'),
      GITHUB_OUTPUT: at('output'),
      GITHUB_STEP_SUMMARY: at('summary'),
      GITHUB_REPOSITORY: 'team/shop',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

describe('the gate', () => {
  const inputs = {
    PROGRAM: 'gate-program --silent',
    CONTRACTS: '',
    BASE: '',
    REQUIRE_COVERAGE: '',
    CACHE: 'true',
    SHARD: '',
    MERGE: '',
  };
  const writes = 'for word; do case $word in markdown=*) echo "PASS é" > "${word#markdown=}";; esac; done';

  test('is given what was asked for, word by word', async () => {
    await fake('gate-program', writes);
    const hostile = '$(touch owned) `touch owned`; touch owned';
    const { code } = await step('gate', {
      ...inputs,
      CONTRACTS: 'pets  shop',
      REQUIRE_COVERAGE: hostile,
      CACHE: 'false',
    });
    const words = (await read('gate-program.log')).trimEnd().split('\n');
    expect(code).toBe(0);
    expect(words.slice(0, 2)).toEqual(['--silent', 'gate']);
    expect(words.slice(-6)).toEqual(['--no-cache', '--require-coverage', hostile, '--', 'pets', 'shop']);
    expect(words.filter((word) => /^(markdown|junit|sarif)=/.test(word)).length).toBe(3);
    expect(await read('owned')).toBe('');
  });

  test('takes names on lines of their own', async () => {
    await fake('gate-program', writes);
    await step('gate', {
      ...inputs,
      PROGRAM: 'gate-program\n  --silent\n',
      CONTRACTS: 'pets\n  shop zoo\n\n',
    });
    const words = (await read('gate-program.log')).trimEnd().split('\n');
    expect(words.slice(0, 2)).toEqual(['--silent', 'gate']);
    expect(words.slice(words.indexOf('--'))).toEqual(['--', 'pets', 'shop', 'zoo']);
  });

  test('takes every contract, and compares with nothing, unless told', async () => {
    await fake('gate-program', writes);
    await step('gate', inputs);
    const words = (await read('gate-program.log')).trimEnd().split('\n');
    expect(words.at(-1)).toBe('--');
    expect(words).not.toContain('--base');
  });

  test('does a part of the work, and leaves what a merge needs', async () => {
    await fake('gate-program', writes);
    await step('gate', { ...inputs, SHARD: '2/5', BASE: 'HEAD', REQUIRE_COVERAGE: '90' });
    const log = await read('gate-program.log');
    expect(log).toContain(`--shard\n2/5\n--reporter\njson\n--output-file\njson=${at('reports/gate.json')}\n`);
    expect(log).toContain('--base\nHEAD\n');
    expect(log).not.toContain('--require-coverage');
  });

  test('makes one verdict of the parts, and runs nothing', async () => {
    await fake('gate-program', writes);
    await step('gate', {
      ...inputs,
      MERGE: 'a folder',
      BASE: 'HEAD',
      REQUIRE_COVERAGE: '90',
      CACHE: 'false',
    });
    const words = (await read('gate-program.log')).trimEnd().split('\n');
    expect(words.slice(-5)).toEqual(['--require-coverage', '90', '--merge', '--', 'a folder']);
    expect(words).not.toContain('--base');
    expect(words).not.toContain('--no-cache');
  });

  test('compares with a base that is fetched where it is not there', async () => {
    await fake('gate-program', writes);
    await fake('git', '[ "$1" != cat-file ]');
    await step('gate', { ...inputs, BASE: 'abc123' });
    expect(await read('gate-program.log')).toContain('--base\nabc123\n');
    expect(await read('git.log')).toContain('fetch\n--quiet\n--no-tags\n--depth=1\norigin\nabc123\n');
  });

  test.each([0, 1, 2])(
    'that ends with %i has its report in the summary, and the code for the last step',
    async (code) => {
      await fake('gate-program', `${writes}; exit ${code}`);
      const gate = await step('gate', inputs);
      const verdict = await step('verdict', { EXIT_CODE: String(code) });
      expect([gate.code, verdict.code]).toEqual([0, code]);
      expect(await read('output')).toBe(`exit-code=${code}\nreports=${at('reports')}\n`);
      expect(await read('summary')).toBe('PASS é\n');
    },
  );

  test('that could not run says so, and nothing of the last run', async () => {
    await writeFile(at('reports/gate.md'), 'PASS of yesterday');
    const { code } = await step('gate', { ...inputs, PROGRAM: 'no-such-program' });
    expect([code, await read('summary')]).toEqual([
      0,
      'The gate could not run: it ended with 127. The log of this job says why.\n',
    ]);
  });
});

describe('the comment', () => {
  const pull = { NUMBER: '7', GH_TOKEN: 'x' };
  const comments = 'repos/team/shop/issues/7/comments';
  beforeEach(() => writeFile(at('reports/gate.md'), '## FAIL\n'));

  test('is written where there is none', async () => {
    await fake('gh', '');
    const { code, stdout } = await step('comment', pull);
    expect(await read('gh.log')).toContain(
      `--method\nPOST\n${comments}\n--field\nbody=@${at('reports/comment.md')}\n`,
    );
    expect(await read('reports/comment.md')).toBe('<!-- openapi-contract -->\n## FAIL\n');
    expect([code, stdout]).toEqual([0, '']);
  });

  test('has its marker once, at its start', async () => {
    await writeFile(at('reports/gate.md'), '<!-- openapi-contract -->\n\n## PASS\n');
    await fake('gh', '');
    await step('comment', pull);
    expect(await read('reports/comment.md')).toBe('<!-- openapi-contract -->\n\n## PASS\n');
  });

  test('is brought up to date where there is one, the first', async () => {
    await fake('gh', 'case "$*" in *--jq*) echo 41; echo 42;; esac');
    const { code } = await step('comment', pull);
    expect(await read('gh.log')).toContain('--method\nPATCH\nrepos/team/shop/issues/comments/41\n');
    expect(await read('gh.log')).not.toContain('POST');
    expect(code).toBe(0);
  });

  test.each([
    ['nothing can be read', 'exit 1'],
    ['nothing can be written', 'case "$*" in *--jq*) ;; *) echo "HTTP 403" >&2; exit 1;; esac'],
    ['nothing can be rewritten', 'case "$*" in *--jq*) echo 41;; *) exit 1;; esac'],
    ['there is no gh', 'exit 127'],
  ])('fails nothing when %s', async (_, does) => {
    await fake('gh', does);
    const { code, stdout } = await step('comment', pull);
    expect(stdout).toMatch(/^::notice::.*: the summary of this job says what/);
    expect(code).toBe(0);
  });

  test('is as long as GitHub takes, and no letter is cut in two', async () => {
    await writeFile(at('reports/gate.md'), 'é'.repeat(100_000).replace('é', 'x'));
    await fake('gh', '');
    const { code } = await step('comment', pull);
    const body = await read('reports/comment.md');
    expect(code).toBe(0);
    expect(Buffer.byteLength(body)).toBeGreaterThan(59_000);
    expect(Buffer.byteLength(body)).toBeLessThan(65_536);
    expect(body).not.toContain('\uFFFD');
  });
});

test.each([
  ['pnpm-lock.yaml', 'corepack', 'enable\n'],
  ['yarn.lock', 'yarn', 'install\n--frozen-lockfile\n'],
  ['package-lock.json', 'npm', 'ci\n--no-audit\n--no-fund\n'],
])('installs by %s', async (lock, program, words) => {
  await writeFile(at(lock), '');
  for (const name of ['npm', 'pnpm', 'yarn', 'corepack']) await fake(name, '');
  expect((await step('install', { INSTALL: '' })).code).toBe(0);
  expect(await read(`${program}.log`)).toBe(words);
});

test('installs nothing where it is installed already', async () => {
  await mkdir(at('node_modules'));
  await fake('npm', '');
  expect([(await step('install', { INSTALL: 'npm x' })).code, await read('npm.log')]).toEqual([0, '']);
});
