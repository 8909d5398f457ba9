import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { commands, runProgram } from '../../scripts/openapi-contract.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

let project: Project | undefined;
afterEach(async () => {
  await project?.remove();
  project = undefined;
});

/** In this process: what matters here is what commands do with the input, and a process costs a second. */
async function run(root: string, ...words: string[]) {
  const { context, written } = surroundings({ root });
  return { code: await runProgram(words, context), ...written };
}

const entry = 'spec/pets/openapi.yaml';
const withReference = (reference: string): Record<string, string> => ({
  [entry]: pets.replace("'#/components/schemas/Pet'", `'${reference}'`),
});

const inputs: [string, Record<string, string>, RegExp][] = [
  ['an empty spec/', {}, /^error: .*spec.*\n +help: /],
  ['a folder without a description', { 'spec/pets/notes.md': 'soon' }, /^error: .*spec\/pets/],
  [
    'broken YAML',
    { [entry]: 'openapi: 3.1.0\ninfo: {title: [}\n' },
    /^error: spec\/pets\/openapi\.yaml:2:\d+: /,
  ],
  ['no OpenAPI', { [entry]: 'hello: world\n' }, /^error: spec\/pets\/openapi\.yaml:1:1: /],
  ['a scalar', { [entry]: '42\n' }, /^error: spec\/pets\/openapi\.yaml:1:1: /],
  [
    'a reference to nothing',
    withReference('#/components/schemas/Missing'),
    /openapi\.yaml:\d+:\d+: .*Missing/,
  ],
  [
    'a reference to a missing file',
    withReference('./missing.yaml'),
    /openapi\.yaml:\d+:\d+: .*missing\.yaml/,
  ],
  ['a reference to /etc/passwd', withReference('/etc/passwd'), /openapi\.yaml:\d+:\d+: .*\/etc\/passwd/],
  ['a reference to file:', withReference('file:///etc/passwd'), /openapi\.yaml:\d+:\d+: .*file:/],
  [
    'a reference up and out',
    withReference('../../../../../../etc/passwd'),
    /openapi\.yaml:\d+:\d+: .*passwd/,
  ],
  [
    'a reference to the network',
    withReference('http://127.0.0.1:1/pet.yaml'),
    /openapi\.yaml:\d+:\d+: .*http:/,
  ],
  [
    'an overlay that matches nothing',
    {
      [entry]: pets,
      'spec/pets/rules.overlay.yaml':
        'overlay: 1.1.0\ninfo: { title: Rules, version: 1.0.0 }\nactions:\n  - target: $.components.schemas.Dog\n    update: { minProperties: 1 }\n',
    },
    /^error: spec\/pets\/rules\.overlay\.yaml:4:\d+: /,
  ],
];

describe.each(['generate', 'generate --check', 'lint', 'mock', 'verify'])('%s', (line) => {
  test.each(inputs)('%s', async (_, files, message) => {
    project = await makeProject(files);
    const before = await project.files();
    const { code, stdout, stderr } = await run(project.root, ...line.split(' '));
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('root:');
    expect([code, stdout]).toEqual([2, '']);
    expect(await project.files()).toEqual(before);
  });
});

test('a link out of the contract is not followed', async () => {
  project = await makeProject(withReference('./pet.yaml'));
  await symlink('/etc/passwd', path.join(project.root, 'spec/pets/pet.yaml'));
  const { code, stdout, stderr } = await run(project.root, 'generate');
  expect(stderr).toMatch(/openapi\.yaml:\d+:\d+: .*pet\.yaml/);
  expect(stderr).not.toContain('root:');
  expect([code, stdout]).toEqual([2, '']);
});

test('one bad contract leaves the others ungenerated', async () => {
  project = await makeProject({ [entry]: pets, 'spec/zoo/openapi.yaml': '{' });
  const before = await project.files();
  const { code } = await run(project.root, 'generate');
  expect(code).toBe(2);
  expect(await project.files()).toEqual(before);
});

test('an unknown contract is answered with those there are', async () => {
  project = await makeProject({ [entry]: pets });
  const { code, stderr } = await run(project.root, 'generate', 'pest');
  expect(code).toBe(2);
  expect(stderr).toContain('pest');
  expect(stderr).toContain('pets');
});

test.each([
  [['lnt'], 'There is no command "lnt"', 'Did you mean "lint"?'],
  [[], 'A command is missing', `Commands: ${commands.map(({ name }) => name).join(', ')}.`],
  [['\u001b[31mred'], 'There is no command "\\u{1b}[31mred"', 'Commands: '],
])('%j is no command', async (words, message, help) => {
  const { code, stdout, stderr } = await run('/', ...words);
  expect(stderr).toContain(`error: ${message}\n  help: ${help}`);
  expect([code, stdout]).toEqual([2, '']);
});
