import { afterAll, beforeAll, expect, test } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const names = Array.from({ length: 8 }, (_, index) => `pets-${index}`);

let project: Project;
beforeAll(async () => {
  project = await makeProject(Object.fromEntries(names.map((name) => [`spec/${name}/openapi.yaml`, pets])));
  await project.run('generate');
});
afterAll(() => project.remove());

/** The row of each contract in the table of the gate: the words of its steps. */
function rows(stdout: string): Record<string, string[]> {
  const lines = stdout.split('\n').filter((line) => /^pets-\d /.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...cells] = line.split(/ {2,}/);
      return [name, cells.slice(0, 5)];
    }),
  );
}

test('many contracts are gated in one command, with a table of them', async () => {
  const { code, stdout } = await project.run('gate');
  expect(rows(stdout)).toEqual(
    Object.fromEntries(names.map((name) => [name, ['ok', 'ok', 'ok', 'ok', 'ok']])),
  );
  expect(stdout).toMatch(/\nPASS in \d+\.\d s, (\d+) of \1 constraints exercised on both sides\n$/);
  expect(code).toBe(0);
});

test('only the one that changed is gated again', async () => {
  await project.edit('spec/pets-3/openapi.yaml', 'maxLength: 20', 'maxLength: 10');
  await project.run('generate', ['pets-3']);
  const { code, stdout } = await project.run('gate');
  const unchanged = ['unchanged', 'unchanged', 'unchanged', 'unchanged', 'unchanged'];
  expect(rows(stdout)).toEqual({
    ...Object.fromEntries(names.map((name) => [name, unchanged])),
    'pets-3': ['ok', 'ok', 'ok', 'ok', 'ok'],
  });
  expect(stdout).toContain('; 7 of 8 contracts unchanged since they passed');
  expect(code).toBe(0);
});

test('one that fails and one that cannot be loaded hide nothing of the others', async () => {
  await project.edit('spec/pets-1/openapi.yaml', 'legs: 4', 'legs: 9');
  await project.edit('spec/pets-2/openapi.yaml', 'paths:', 'paths: [');
  await project.run('generate', ['pets-1']);
  const { code, stdout, stderr } = await project.run('gate');
  expect(rows(stdout)).toMatchObject({
    'pets-0': ['unchanged', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
    'pets-1': ['ok', 'ok', 'ok', 'ok', 'failed'],
    'pets-2': ['-', '-', '-', '-', '-'],
  });
  expect(stderr.match(/^error: spec\/pets-2\/openapi\.yaml:\d+:\d+: /gm)).toHaveLength(1);
  expect(stdout).toMatch(/^pets-2 .*cannot be loaded$/m);
  expect(code).toBe(2);
});
