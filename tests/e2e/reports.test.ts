import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { reportFormats } from '../../src/report/formats.ts';
import { reportJudge } from '../report/report-schema.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

let project: Project;
let isReport: (value: unknown) => boolean = () => false;

beforeAll(async () => {
  project = await makeProject({
    'spec/pets/openapi.yaml': pets,
    'old.yaml': pets.replace('required: true', 'required: false'),
  });
  isReport = await reportJudge();
});
afterAll(() => project.remove());

async function run(...words: readonly string[]) {
  const { context, written } = surroundings({ root: project.root });
  return { code: await runProgram(words, context), ...written };
}

const lines = [
  'lint pets',
  'compare old.yaml spec/pets/openapi.yaml',
  'verify pets --runs 3',
  'update pets --dry-run --no-verify --from old.yaml',
];

describe.each(lines)('%s', (line) => {
  const words = line.split(' ');

  test('writes JSON that fits the schema which is published', async () => {
    const { stdout } = await run(...words, '--json');
    expect(isReport(JSON.parse(stdout))).toBe(true);
  });

  test('writes every report of one run, each to a file', async () => {
    const names = Object.keys(reportFormats);
    const files = names.flatMap((name) => ['--output-file', `${name}=reports/${name}`]);
    const { code, stdout } = await run(...words, ...files);
    const plain = await run(...words);
    expect([code, stdout]).toEqual([plain.code, '']);
    const written = await Promise.all(names.map((name) => project.read(`reports/${name}`)));
    expect(plain.stdout).toContain(written[0]);
    expect(written.filter((text) => !text.endsWith('\n'))).toEqual([]);
  });

  test('refuses what cannot be before it works', async () => {
    const { code, stdout, stderr } = await run(...words, '--reporter', 'junit', '--reporter', 'sarif');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: The reports junit and sarif cannot share standard output/);
  });
});

test('the gate writes JSON that fits the schema, and tells of each contract', async () => {
  const { stdout } = await run('gate', 'pets', '--json');
  const value: unknown = JSON.parse(stdout);
  expect(isReport(value)).toBe(true);
  expect(value).toMatchObject({
    verdict: 'crash',
    contracts: [{ contract: 'pets', failure: { help: 'Run `openapi-contract generate`.' } }],
  });
});

test('what fails fits the schema as well', async () => {
  const { code, stdout } = await run('lint', 'dogs', '--json');
  expect(code).toBe(2);
  expect(isReport(JSON.parse(stdout))).toBe(true);
});

test('verify tells in Markdown what is not covered', async () => {
  const server = createServer((_, response) => response.writeHead(500).end());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { stdout } = await run('verify', 'pets', '--target', url, '--auth', 'any', '--reporter', 'markdown');
  server.close();
  server.closeAllConnections();
  expect(stdout).toMatch(/### Coverage\n\n`pets`: 0 of \d+ constraints exercised on both sides/);
  expect(stdout).toMatch(/<details><summary>\d+ not exercised on both sides<\/summary>/);
});
