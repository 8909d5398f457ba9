import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, spawnCommand, type Project, type Result } from './project.ts';

const execute = promisify(execFile);

/** What the publisher serves; the tests change it. */
let served = pets;
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const etag = `"${createHash('sha256').update(served).digest('hex')}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { 'content-type': 'application/yaml', etag });
    response.end(isKnown ? undefined : served);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pets.yaml`;
});
afterAll(() => {
  server.close();
});

/** An overlay that knows that legs come in pairs, and that two fields belong together. */
const overlay = `overlay: 1.1.0
info: { title: What we know, version: 1.0.0 }
actions:
  - target: $.components.schemas.Pet.properties.legs
    update: { multipleOf: 2 }
`;

async function git(root: string, ...words: string[]): Promise<string> {
  const identity = ['-c', 'user.name=tests', '-c', 'user.email=tests@pets.example'];
  return (await execute('git', [...identity, ...words], { cwd: root })).stdout;
}

async function commit(project: Project): Promise<void> {
  await git(project.root, 'add', '--all');
  await git(project.root, 'commit', '--quiet', '--allow-empty', '--message', 'as it is');
}

/** A project with the contract as it was published first, generated and committed. */
async function petsProject(): Promise<Project> {
  served = pets;
  const project = await makeProject({
    'spec/pets/openapi.yaml': pets,
    'spec/pets/rules.overlay.yaml': overlay,
    'spec/pets/source.json': JSON.stringify({
      url,
      sha256: createHash('sha256').update(pets).digest('hex'),
      retrieved: '2026-01-31',
    }),
    '.gitignore': 'node_modules\n',
  });
  await project.run('generate');
  await git(project.root, 'init', '--quiet');
  await commit(project);
  return project;
}

/** Every file of a project that git would see, with its content. */
async function contentOf(project: Project): Promise<Record<string, string>> {
  const files = (await project.files()).filter((file) => !/^(\.git|\.openapi-contract)\//.test(file));
  const entries = await Promise.all(files.map(async (file) => [file, await project.read(file)] as const));
  return Object.fromEntries(entries);
}

describe('a month', () => {
  let project: Project;
  let result: Result;
  beforeAll(async () => {
    project = await petsProject();
  });
  afterAll(() => project.remove());

  /** Publishes, updates, and gates what came of it against what was committed before. */
  async function publish(description: string): Promise<number | null> {
    expect(description).not.toBe(served);
    served = description;
    await commit(project);
    result = await project.run('update');
    return (await project.run('gate', ['--base', 'HEAD'])).code;
  }

  test('in which nothing is published changes nothing', async () => {
    result = await project.run('update');
    expect(result.stdout).toContain('pets: upstream is as it was');
    expect([result.code, await git(project.root, 'status', '--porcelain')]).toEqual([0, '']);
  });

  test('a compatible addition is taken over, and passes', async () => {
    const gate = await publish(
      pets.replace('        legs:\n', '        tail:\n          type: boolean\n        legs:\n'),
    );
    expect(result.stdout).toContain('property "tail" was added');
    expect(result.stdout).toContain('a minor bump is asked for');
    expect([result.code, gate]).toEqual([0, 0]);
    expect(await project.read('generated/pets/schema.ts')).toContain('tail?: boolean');
    expect(await project.read('spec/pets/openapi.yaml')).toBe(served);
    expect(await project.read('spec/pets/CHANGELOG.md')).toContain('property "tail" was added');
    expect(JSON.parse(await project.read('spec/pets/source.json'))).toEqual({
      url,
      sha256: createHash('sha256').update(served).digest('hex'),
      retrieved: new Date().toISOString().slice(0, 10),
      etag: `"${createHash('sha256').update(served).digest('hex')}"`,
    });
  });

  test('other words are taken over, break nobody, and are no entry of the changelog', async () => {
    const changelog = await project.read('spec/pets/CHANGELOG.md');
    const gate = await publish(served.replace('Adds one pet.', 'Adds a pet.'));
    expect(result.stdout).toContain('only words and examples changed');
    expect([result.code, gate]).toEqual([0, 0]);
    expect(await project.read('spec/pets/CHANGELOG.md')).toBe(changelog);
  });

  test('a tightening is taken over with a payload that shows whom it breaks, and fails', async () => {
    const gate = await publish(served.replace('maxLength: 20', 'maxLength: 10'));
    expect(result.stdout).toMatch(/error POST \/pets: .*maxLength went from 20 to 10.*\n(.*\n)*? +witness: /);
    expect(result.stdout).toContain('a major bump is asked for');
    expect([result.code, gate]).toEqual([1, 1]);
    expect(await project.read('spec/pets/CHANGELOG.md')).toMatch(/^# Changelog\n\n## .*\n\n### Breaking\n/);
  });

  test("an example that breaks the overlay's rule is taken over, found at its line, and fails", async () => {
    const gate = await publish(served.replace('legs: 4', 'legs: 3'));
    const line = served.split('\n').findIndex((each) => each.includes('legs: 3')) + 1;
    expect(result.stdout).toMatch(new RegExp(`openapi\\.yaml:${line}:\\d+ error .*must be multiple of 2`));
    expect([result.code, gate]).toEqual([1, 1]);
  });

  test('an operation that is gone is said, and fails', async () => {
    await publish(
      served
        .replace('legs: 3', 'legs: 4')
        .replace(
          '  /pets:\n',
          "  /toys:\n    get:\n      operationId: listToys\n      responses: { '200': { description: Toys. }, '401': { $ref: '#/components/responses/Problem' } }\n  /pets:\n",
        ),
    );
    const gate = await publish(served.replace(/ {2}\/toys:\n(?: {4}.*\n)+/, ''));
    expect(result.stdout).toContain('GET /toys: The operation was removed');
    expect([result.code, gate]).toEqual([1, 1]);
    expect(await project.read('generated/pets/client.ts')).not.toContain('listToys');
  });

  test('what upstream says itself now is said of the overlay, with its line', async () => {
    await publish(served.replace('maximum: 8', 'maximum: 8\n          multipleOf: 2'));
    expect(result.stdout).toMatch(/rules\.overlay\.yaml:4:\d+ warning .*update\/overlay-superfluous/);
    expect(result.code).toBe(0);
  });

  test('what upstream contradicts is said of the overlay, with its line', async () => {
    await publish(served.replace('multipleOf: 2', 'multipleOf: 4'));
    expect(result.stdout).toMatch(/rules\.overlay\.yaml:4:\d+ warning .*update\/overlay-contradicted/);
  });

  test('an overlay that fits no more keeps everything as it was', async () => {
    await commit(project);
    const before = await contentOf(project);
    served = served.replaceAll('legs', 'feet');
    result = await project.run('update');
    expect(result.stdout).toMatch(
      /rules\.overlay\.yaml:4:\d+ error .*matches nothing.*update\/overlay-contradicted/,
    );
    expect(result.stdout).toContain('property "legs" was removed');
    expect(result.stdout).toContain('pets: not updated');
    expect(result.code).toBe(2);
    expect(await contentOf(project)).toEqual(before);
  });
});

describe('one update', () => {
  let project: Project;
  beforeEach(async () => {
    project = await petsProject();
  });
  afterEach(() => project.remove());

  test('in a dry run says all and writes nothing', async () => {
    const before = await contentOf(project);
    served = pets.replace('maxLength: 20', 'maxLength: 10');
    const { code, stdout } = await project.run('update', ['--dry-run']);
    expect(stdout).toContain('maxLength went from 20 to 10');
    expect(stdout).toMatch(/pets: \d+ files would be written/);
    expect(code).toBe(1);
    expect(await contentOf(project)).toEqual(before);
  });

  const toys = `  /toys:
    get:
      operationId: listToys
      responses: { '200': { description: Toys. }, '401': { $ref: '#/components/responses/Problem' } }
`;

  test.each<[string, string, string[], RegExp]>([
    [
      'an operation is new',
      pets.replace('components:\n', `${toys}components:\n`),
      [],
      /verify .*, 1 untouched operation left out/,
    ],
    ['an operation changed', pets.replace('maxLength: 20', 'maxLength: 30'), [], /verify .* cases\n/],
    ['only words changed', pets.replace('Adds one pet.', 'Adds a pet.'), [], /^((?!verify).)*$/s],
    [
      'it is left to the gate',
      pets.replace('maxLength: 20', 'maxLength: 30'),
      ['--no-verify'],
      /^((?!verify).)*$/s,
    ],
  ])('verifies what changed: %s', async (_, description, words, said) => {
    served = description;
    const { code, stderr } = await project.run('update', words);
    expect(code).not.toBe(2);
    expect(stderr).toMatch(said);
    expect(await project.read('spec/pets/openapi.yaml')).toBe(served);
  });

  test.each([
    ['broken YAML', () => `${pets}  - [`, /pets\.yaml:\d+:\d+: .*YAML/],
    [
      'a dangling reference',
      () => pets.replace("schemas/Problem'", "schemas/Gone'"),
      /pets\.yaml:\d+:\d+: .*cannot be used.*Gone/s,
    ],
    ['another language', () => 'swagger: "2.0"\n', /pets\.yaml:\d+:\d+: .*2\.0/],
    ['a web page', () => '<!doctype html><html></html>', /web page|HTML/i],
  ])('to %s is refused, and leaves all as it was', async (_, publish, said) => {
    const before = await contentOf(project);
    served = publish();
    const { code, stderr } = await project.run('update');
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
    expect(await contentOf(project)).toEqual(before);
  });

  test('brings back what was edited by hand, and says so', async () => {
    await project.edit('spec/pets/openapi.yaml', 'maxLength: 20', 'maxLength: 21');
    expect((await project.run('gate', ['pets'])).code).toBe(1);
    const { code, stdout } = await project.run('update');
    expect(stdout).toContain('warning spec/pets/openapi.yaml is not what was fetched');
    expect(await project.read('spec/pets/openapi.yaml')).toBe(pets);
    expect(code).toBe(1); // For those who relied on the edit it breaks.
  });

  test('from another place writes down where', async () => {
    await project.write('upstream/pets.yaml', pets);
    const { code } = await project.run('update', ['--from', 'upstream/pets.yaml']);
    expect(code).toBe(0);
    expect(JSON.parse(await project.read('spec/pets/source.json'))).toMatchObject({
      file: 'upstream/pets.yaml',
    });
    const again = await project.run('update');
    expect(again.stdout).toContain('pets: upstream is as it was');
  });

  test('of a contract that does not say where it comes from is an error that says what to do', async () => {
    await project.write('spec/zoo/openapi.yaml', pets);
    const named = await project.run('update', ['zoo']);
    expect([named.code, named.stderr]).toEqual([
      2,
      expect.stringContaining('openapi-contract update zoo --from'),
    ]);
    const all = await project.run('update');
    expect([all.code, all.stderr]).toEqual([0, expect.stringContaining('left alone: zoo')]);
  });

  test('that fails hides nothing of others', async () => {
    await project.write('spec/zoo/openapi.yaml', pets);
    await project.write(
      'spec/zoo/source.json',
      JSON.stringify({ file: 'gone.yaml', sha256: '0'.repeat(64), retrieved: '2026-01-31' }),
    );
    const { code, stdout, stderr } = await project.run('update');
    expect(stderr).toContain('gone.yaml');
    expect(stdout).toContain('pets: upstream is as it was');
    expect(code).toBe(2);
  });

  test("removes nobody's work from generated/", async () => {
    served = pets.replace('maxLength: 20', 'maxLength: 30');
    await project.write('generated/pets/notes.md', 'Mine.\n');
    const before = await contentOf(project);
    const { code, stderr } = await project.run('update');
    expect([code, stderr]).toEqual([2, expect.stringContaining('generated/pets/notes.md was not generated')]);
    expect(await contentOf(project)).toEqual(before);
  });
});

describe('an interrupted update', () => {
  let project: Project;
  let before: Record<string, string>;
  beforeAll(async () => {
    project = await petsProject();
    before = await contentOf(project);
    served = pets.replace('maxLength: 20', 'maxLength: 30');
  });
  afterAll(() => project.remove());

  // Each of these is said when a part of the work is done.
  const moments = ['fetching upstream', 'types ', 'lint ', 'verify '];

  /** Sends a signal as soon as the update says something. */
  async function interruptedAt(moment: string, signal: NodeJS.Signals): Promise<number | null> {
    const child = spawnCommand(project.root, 'update', []);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      if (said.includes(moment)) child.kill(signal);
    });
    await text(child.stdout);
    return ended;
  }

  test.each(moments)('by SIGINT at "%s" leaves all as it was', async (moment) => {
    const code = await interruptedAt(moment, 'SIGINT');
    // The last moment may be too late to interrupt anything.
    if (moment === 'verify ' && code !== 130) return;
    expect(code).toBe(130);
    expect(await contentOf(project)).toEqual(before);
  });

  test.each(moments)('by SIGKILL at "%s" leaves all as it was, or is done', async (moment) => {
    await interruptedAt(moment, 'SIGKILL');
    await project.run('generate', ['--check']);
    const after = await contentOf(project);
    expect(
      after['spec/pets/openapi.yaml'] === served || JSON.stringify(after) === JSON.stringify(before),
    ).toBe(true);
  });
});
