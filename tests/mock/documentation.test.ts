import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const repository = path.resolve(import.meta.dirname, '../..');
let project: string;

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'mock-documentation-'));
  for (const name of ['spec', 'generated', 'node_modules'])
    symlinkSync(path.join(repository, name), path.join(project, name));
  const door = JSON.stringify(path.join(repository, 'src/mock.ts'));
  const config = `export default { resolve: { alias: { 'openapi-contract/mock': ${door} } } };\n`;
  writeFileSync(path.join(project, 'vitest.config.js'), config);
});
afterAll(() => rmSync(project, { recursive: true }));

test('the examples of docs/mock.md pass', async () => {
  const text = readFileSync(path.join(repository, 'docs/mock.md'), 'utf8');
  const examples = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
  expect(examples).toHaveLength(2);
  for (const [index, code] of examples.entries())
    writeFileSync(path.join(project, `example-${index}.test.ts`), code);
  const program = path.join(repository, 'node_modules/vitest/vitest.mjs');
  const report = path.join(project, 'report.json');
  const words = [program, 'run', '--reporter=json', `--outputFile=${report}`];
  await promisify(execFile)(process.execPath, words, {
    cwd: project,
    env: { PATH: process.env['PATH'] },
  });
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ numPassedTests: 2, numFailedTests: 0 });
});
