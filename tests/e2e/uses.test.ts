import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const configuration = JSON.stringify({
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['src'],
});
const source = `import { createClient } from '../generated/pets/index.ts';
const client = createClient();
export async function add(name: string) {
  const made = await client.createPet({ body: { name } });
  return made.status === 201 ? made.data.name : '';
}
`;
const spec = 'spec/pets/openapi.yaml';

let project: Project;

function git(...words: readonly string[]): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  execFileSync('git', [...identity, '-c', 'commit.gpgsign=false', ...words], {
    cwd: project.root,
    stdio: 'pipe',
  });
}

beforeAll(async () => {
  project = await makeProject({
    [spec]: pets,
    'package.json': '{ "name": "@acme/shelter", "private": true, "type": "module" }',
    'tsconfig.json': configuration,
    'src/pets.ts': source,
  });
  await project.run('generate');
  git('init', '--quiet');
  git('add', 'spec', 'src', 'generated', 'package.json', 'tsconfig.json');
  git('commit', '--quiet', '--message', 'Start');
});
afterAll(() => project.remove());

describe('uses', { timeout: 180_000 }, () => {
  test('writes what is used, and says when that is out of date', async () => {
    const written = await project.run('uses');
    expect(written.stderr).toBe('');
    expect(written.stdout).toMatch(
      /^shelter uses \d+ parts of pets 1\.0\.0 in \d+ places; shelter\.uses\.json written\n$/,
    );
    expect((await project.run('uses', ['--check'])).code).toBe(0);
    const before = await project.read('shelter.uses.json');
    await project.write('src/pets.ts', `// One line more.\n${source}`);
    expect((await project.run('uses', ['--check'])).code).toBe(0);
    await project.write('src/pets.ts', source.replace('made.data.name', 'made.data.legs'));
    const stale = await project.run('uses', ['--check']);
    expect(stale.code).toBe(1);
    expect(stale.stdout).toContain('is out of date');
    expect(await project.read('shelter.uses.json')).toBe(before);
  });

  test('the gate keeps the published file up to date', async () => {
    const stale = await project.run('gate', ['--no-cache', '--budget', '5s']);
    expect(stale.stdout).toContain('shelter.uses.json does not say what shelter uses');
    expect(stale.code).toBe(1);
    await project.write('src/pets.ts', source);
    const fresh = await project.run('gate', ['--no-cache', '--budget', '5s']);
    expect(fresh.stdout).toContain('1 file up to date');
    expect(fresh.code).toBe(0);
  });

  test('compare and gate say where a change breaks the code that is here', async () => {
    await project.edit(spec, 'required: [name]', 'required: []');
    await project.run('generate');
    const compared = await project.run('compare', ['--base', 'HEAD']);
    expect(compared.stdout).toContain('shelter: 1 of 1 breaking change breaks it');
    expect(compared.stdout).toContain('src/pets.ts:5 reads "name"');
    const gated = await project.run('gate', ['--base', 'HEAD', '--no-cache', '--budget', '5s']);
    expect(gated.stdout).toContain('breaks shelter (1 place)');
    expect(gated.stdout).toContain('src/pets.ts:5 reads "name"');
  });

  test('a contract that the program is not of is refused by name', async () => {
    await project.edit(spec, 'version: 1.0.0', 'version: 1.1.0');
    const { code, stderr } = await project.run('uses', ['pets']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'The program imports pets 1.0.0 (generated/pets/schema.ts), and spec/pets is 1.1.0',
    );
  });

  test('a program that imports no contract is refused', async () => {
    const { code, stderr } = await project.run('uses', ['toys']);
    expect(code).toBe(2);
    expect(stderr).toContain('This program imports no types of a contract "toys"');
  });
});
