import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { pets } from './pets.ts';
import { makeProject, type Project, type Result } from './project.ts';

// One that goes through every step, one that a rule of lint speaks of and that has no client, and one that cannot be read.
let project: Project;
let shards: Result[];
beforeAll(async () => {
  project = await makeProject({
    'spec/pets/openapi.yaml': pets,
    'spec/toys/openapi.yaml': pets.replaceAll('pet', 'toy').replace(/^ +description: Adds one toy.\n/m, ''),
    'spec/zoo/openapi.yaml': 'openapi: [3.1.0\n',
  });
  await project.run('generate', ['pets']);
  shards = [];
  // One after another: together they would have each other's cores.
  for (const index of [1, 2, 3]) shards.push(await runShard(index));
}, 120_000);
afterAll(() => project.remove());

function runShard(index: number, of = 3, folder = 'shards'): Promise<Result> {
  const words = ['--no-cache', '--shard', `${index}/${of}`, '--reporter', 'terminal', '--reporter', 'json'];
  return project.run('gate', [...words, '--output-file', `json=${folder}/a folder/${index}.json`]);
}

interface GateJson {
  readonly verdict: string;
  readonly constraints: unknown;
  readonly steps: readonly { name: string; status: string; figure: string }[];
  readonly contracts: readonly { contract: string; constraints: unknown; failure?: unknown }[];
  readonly findings: readonly Finding[];
}

function essence(text: string) {
  const { verdict, constraints, steps, contracts, findings } = JSON.parse(text) as GateJson;
  return {
    verdict,
    constraints,
    steps: steps.map(({ name, status, figure }) => ({ name, status, figure })),
    contracts: contracts.map(({ contract, constraints: own, failure }) => ({ contract, own, failure })),
    findings: findings.map(({ rule, message }) => `${rule} ${message}`).toSorted(),
  };
}

test('shards together have the report and the verdict of the whole', async () => {
  const whole = await project.run('gate', ['--no-cache', '--json']);
  const merged = await project.run('gate', ['--merge', 'shards', '--json']);
  expect(essence(merged.stdout)).toEqual(essence(whole.stdout));
  expect([merged.code, merged.stdout.includes('"part"')]).toEqual([whole.code, false]);
});

test('each says that it is a part, and a merge speaks to people like any gate', async () => {
  expect(shards.map(({ stdout }) => /\nshard (\d)\/3: (PASS|FAIL) in /.exec(stdout)?.[1])).toEqual([
    '1',
    '2',
    '3',
  ]);
  const { stdout, stderr } = await project.run('gate', ['--merge', 'shards']);
  expect(stdout).toMatch(/^upstream +ok /);
  expect(stdout).toMatch(/\nFAIL in [\d.]+ s, \d+ of \d+ constraints exercised on both sides\n$/);
  expect(stderr).toContain('Run `openapi-contract generate`');
});

function file(index: number): string {
  return `shards/a folder/${index}.json`;
}

describe('what cannot be merged', () => {
  test.each([
    ['a part alone', [file(1)], 'The reports are not all of a run: shard 2/3, 3/3 is missing'],
    ['a part twice', ['shards', file(2)], 'Shard 2/3 is there twice'],
    ['nothing', [], '--merge was given without reports'],
    ['an empty folder', ['spec/pets'], 'No report is in the folder spec/pets'],
    ['what is not there', ['nowhere'], 'The report nowhere cannot be read (ENOENT)'],
    ['what is no report', ['package.json'], 'package.json is no report of a shard of the gate'],
  ])('%s', async (_, files, message) => {
    const { code, stdout, stderr } = await project.run('gate', ['--merge', ...files]);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('parts of different contents', async () => {
    await project.write('spec/toys/openapi.yaml', pets.replaceAll('pet', 'plaything'));
    await runShard(3, 3, 'others');
    const { code, stderr } = await project.run('gate', ['--merge', file(1), file(2), 'others']);
    expect(stderr).toContain('The shards did not run on the same');
    expect(code).toBe(2);
  });

  test.each([
    [['--shard', '1/2'], '--shard was given without a report for --merge'],
    [['--shard', '1/2', '--json', '--require-coverage', '9'], '--require-coverage was given with --shard'],
    [['--merge', 'shards', '--base', 'HEAD'], '--base was given with --merge'],
    [['--merge', 'shards', '--shard', '1/2'], '--shard was given with --merge'],
  ])('gate %j', async (words, message) => {
    const { code, stderr } = await project.run('gate', words);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
