import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, spawnCommand, type Project } from './project.ts';

let project: Project;
let running: ChildProcess[];
beforeEach(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
  running = [];
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await project.remove();
});

function start(command: string, words: readonly string[]) {
  const child = spawnCommand(project.root, command, words);
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const exited = once(child, 'close').then(([code]: unknown[]) => code);
  running.push(child);
  return { child, written, exited };
}

/** Waits for an effect, however long a busy machine takes. */
function eventually(assertion: () => unknown): Promise<unknown> {
  return vi.waitFor(assertion, { timeout: 30_000, interval: 20 });
}

const schema = (contract = 'pets'): Promise<string> => project.read(`generated/${contract}/schema.ts`);
const holds =
  (text: string, contract = 'pets') =>
  async () =>
    expect(await schema(contract).catch(() => '')).toContain(text);

describe('generate --watch', () => {
  test('follows saves, also by rename, and overlays', async () => {
    start('generate', ['--watch']);
    await eventually(holds('legs?: number'));
    await project.edit(
      'spec/pets/openapi.yaml',
      'legs:\n          type: integer',
      'paws:\n          type: integer',
    );
    await eventually(holds('paws?: number'));
    await project.write('spec/pets/.new', pets.replaceAll('legs:', 'claws:'));
    await rename(
      path.join(project.root, 'spec/pets/.new'),
      path.join(project.root, 'spec/pets/openapi.yaml'),
    );
    await eventually(holds('claws?: number'));
    const action = '{ target: $.components.schemas.Pet.properties, update: { tail: { type: boolean } } }';
    await project.write(
      'spec/pets/a.overlay.yaml',
      `overlay: 1.1.0\ninfo: { title: a, version: 1.0.0 }\nactions:\n  - ${action}\n`,
    );
    await eventually(holds('tail?: boolean'));
    expect(await schema()).toContain('claws?: number');
  });

  test('says what is wrong where it is written, keeps what was generated, and goes on', async () => {
    const { written, child } = start('generate', ['--watch']);
    await eventually(holds('legs?: number'));
    const before = await schema();
    await project.write('spec/pets/openapi.yaml', `${pets}  broken: [\n`);
    await eventually(() =>
      expect(written.stderr).toMatch(/error: spec\/pets\/openapi\.yaml:\d+:\d+: not valid YAML/),
    );
    expect(await schema()).toBe(before);
    await project.write('spec/pets/openapi.yaml', pets.replaceAll('legs:', 'paws:'));
    await eventually(holds('paws?: number'));
    expect(child.exitCode).toBeNull();
  });

  test('begins with what is broken as well', async () => {
    await project.write('spec/pets/openapi.yaml', 'openapi: [');
    const { written } = start('generate', ['--watch']);
    await eventually(() => expect(written.stderr).toContain('error: spec/pets/openapi.yaml:1:'));
    await project.write('spec/pets/openapi.yaml', pets);
    await eventually(holds('legs?: number'));
  });

  test('sees contracts come and go, and works on nothing else', async () => {
    const { written } = start('generate', ['--watch', '--json']);
    const runs = () =>
      written.stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Run);
    await eventually(() => expect(runs()).toHaveLength(1));
    await project.write('spec/zoo/openapi.yaml', pets);
    await eventually(holds('legs?: number', 'zoo'));
    await rm(path.join(project.root, 'spec/zoo'), { recursive: true });
    await eventually(() => expect(written.stderr).toContain('zoo is gone; generated/zoo stays\n'));
    expect(await schema('zoo')).toContain('legs?: number');
    await project.write('spec/pets/openapi.yaml', '[');
    await eventually(() => expect(runs().at(-1)?.failed).toHaveLength(1));
    const [first, ...others] = runs();
    expect(first?.generated).toMatchObject([{ contract: 'pets', changed: true }]);
    const generated = others.flatMap((run) => run.generated).map(({ contract }) => contract);
    expect(new Set(generated)).toEqual(new Set(['zoo']));
    expect(others.flatMap(({ removed }) => removed)).toEqual(['zoo']);
    expect(runs().at(-1)?.failed).toMatchObject([
      { contract: 'pets', error: { location: { file: 'spec/pets/openapi.yaml' } } },
    ]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends with %s, with %i', async (signal, expected) => {
    const { child, exited, written } = start('generate', ['--watch']);
    await eventually(() => expect(written.stdout).toContain('files written'));
    child.kill(signal);
    expect(await exited).toBe(expected);
    expect(written.stderr).toBe('watching spec/, stop with Ctrl+C\n');
  });

  test.each([
    [['--watch', '--check'], '--watch and --check were given together'],
    [['--watch', 'zoo'], 'there is no contract "zoo"'],
  ])('%j is refused', async (words, message) => {
    const { code, stdout, stderr } = await project.run('generate', words);
    expect(stderr).toContain(`error: ${message}`);
    expect([code, stdout]).toEqual([2, '']);
  });
});

const post = (url: string, body: object): Promise<Response> =>
  fetch(`${url}/pets`, {
    method: 'POST',
    headers: { 'X-Key': 'any', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

async function startMock(...words: string[]) {
  const { written } = start('mock', words);
  await eventually(() => expect(written.stdout).toContain('\n'));
  return { url: written.stdout.trim(), written };
}

describe('mock', () => {
  test('serves what is saved, at the same URL, and says so', async () => {
    const { url, written } = await startMock();
    expect((await post(url, { name: 'Tom', legs: 9 })).status).toBe(422);
    await project.edit('spec/pets/openapi.yaml', 'maximum: 8', 'maximum: 9');
    await eventually(async () => expect((await post(url, { name: 'Tom', legs: 9 })).status).toBe(201));
    await eventually(() => expect(written.stderr).toMatch(/^pets reloaded at \d\d:\d\d:\d\d$/m));
  });

  test('says what is wrong where it is written, serves what it did, and goes on', async () => {
    const { url, written } = await startMock();
    await project.write('spec/pets/openapi.yaml', 'openapi: [');
    await eventually(() => expect(written.stderr).toContain('error: spec/pets/openapi.yaml:1:'));
    expect((await post(url, { name: 'Tom', legs: 9 })).status).toBe(422);
    await rm(path.join(project.root, 'spec/pets'), { recursive: true });
    await eventually(() => expect(written.stderr).toContain('pets is gone, and served as it was\n'));
    expect((await post(url, { name: 'Tom', legs: 8 })).status).toBe(201);
    await project.write('spec/pets/openapi.yaml', pets.replace('maximum: 8', 'maximum: 9'));
    await eventually(async () => expect((await post(url, { name: 'Tom', legs: 9 })).status).toBe(201));
  });

  test('serves what it did at the start with --no-reload', async () => {
    const { url, written } = await startMock('--no-reload');
    const generating = start('generate', ['--watch']);
    await eventually(holds('legs?: number'));
    await project.write('spec/pets/openapi.yaml', pets.replaceAll('legs:', 'paws:'));
    await eventually(holds('paws?: number'));
    expect((await post(url, { name: 'Tom', legs: 9 })).status).toBe(422);
    expect(written.stderr).not.toContain('reloaded');
    expect(generating.written.stderr).not.toContain('error');
  });
});

interface Outcome {
  readonly contract: string;
}

interface Run {
  readonly generated: readonly Outcome[];
  readonly failed: readonly Outcome[];
  readonly removed: readonly string[];
}
