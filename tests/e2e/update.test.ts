import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pets } from './pets.ts';
import type { Project, Result } from './project.ts';
import {
  commit,
  contentOf,
  etagOf,
  git,
  petsProject,
  sha256,
  startPublishing,
  type Publisher,
} from './publisher.ts';

let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublishing();
});
afterAll(() => publisher.close());

describe('a month', () => {
  let project: Project;
  let result: Result;
  beforeAll(async () => {
    project = await petsProject(publisher);
  });
  afterAll(() => project.remove());

  /** Publishes, updates, and gates what came of it against what was committed before. */
  async function publish(description: string): Promise<number | null> {
    expect(description).not.toBe(publisher.served);
    publisher.served = description;
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
    expect(result.stdout).toContain('required (minor)');
    expect([result.code, gate]).toEqual([0, 0]);
    expect(await project.read('generated/pets/schema.ts')).toContain('tail?: boolean');
    expect(await project.read('spec/pets/openapi.yaml')).toBe(publisher.served);
    expect(await project.read('spec/pets/CHANGELOG.md')).toContain('property "tail" was added');
    expect(JSON.parse(await project.read('spec/pets/source.json'))).toEqual({
      url: publisher.url,
      sha256: sha256(publisher.served),
      retrieved: new Date().toISOString().slice(0, 10),
      etag: etagOf(publisher.served),
    });
  });

  test('other words are taken over, break nobody, and are no entry of the changelog', async () => {
    const changelog = await project.read('spec/pets/CHANGELOG.md');
    const gate = await publish(publisher.served.replace('Adds one pet.', 'Adds a pet.'));
    expect(result.stdout).toContain('only words and examples changed');
    expect([result.code, gate]).toEqual([0, 0]);
    expect(await project.read('spec/pets/CHANGELOG.md')).toBe(changelog);
  });

  test('a tightening is taken over with a payload that shows whom it breaks, and fails', async () => {
    const gate = await publish(publisher.served.replace('maxLength: 20', 'maxLength: 10'));
    expect(result.stdout).toMatch(/error POST \/pets: .*maxLength went from 20 to 10.*\n(.*\n)*? +witness: /);
    expect(result.stdout).toContain('required (major)');
    expect([result.code, gate]).toEqual([1, 1]);
    expect(await project.read('spec/pets/CHANGELOG.md')).toMatch(/^# Changelog\n\n## .*\n\n### Breaking\n/);
  });

  test("an example that breaks the overlay's rule is taken over, found at its line, and fails", async () => {
    const gate = await publish(publisher.served.replace('legs: 4', 'legs: 3'));
    const line = publisher.served.split('\n').findIndex((each) => each.includes('legs: 3')) + 1;
    expect(result.stdout).toMatch(new RegExp(`openapi\\.yaml:${line}:\\d+ error .*must be multiple of 2`));
    expect([result.code, gate]).toEqual([1, 1]);
  });

  test('an operation that is gone is said, and fails', async () => {
    await publish(
      publisher.served
        .replace('legs: 3', 'legs: 4')
        .replace(
          '  /pets:\n',
          "  /toys:\n    get:\n      operationId: listToys\n      responses: { '200': { description: Toys. }, '401': { $ref: '#/components/responses/Problem' } }\n  /pets:\n",
        ),
    );
    const gate = await publish(publisher.served.replace(/ {2}\/toys:\n(?: {4}.*\n)+/, ''));
    expect(result.stdout).toContain('GET /toys: The operation was removed');
    expect([result.code, gate]).toEqual([1, 1]);
    expect(await project.read('generated/pets/client.ts')).not.toContain('listToys');
  });

  test('what upstream says itself now is said of the overlay, with its line', async () => {
    await publish(publisher.served.replace('maximum: 8', 'maximum: 8\n          multipleOf: 2'));
    expect(result.stdout).toMatch(/rules\.overlay\.yaml:4:\d+ warning .*update\/overlay-superfluous/);
    expect(result.code).toBe(0);
  });

  test('what upstream contradicts is said of the overlay, with its line', async () => {
    await publish(publisher.served.replace('multipleOf: 2', 'multipleOf: 4'));
    expect(result.stdout).toMatch(/rules\.overlay\.yaml:4:\d+ warning .*update\/overlay-contradicted/);
  });

  test('an overlay that fits no more keeps everything as it was', async () => {
    await commit(project);
    const before = await contentOf(project);
    publisher.served = publisher.served.replaceAll('legs', 'feet');
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
    project = await petsProject(publisher);
  });
  afterEach(() => project.remove());

  test('in a dry run says all and writes nothing', async () => {
    const before = await contentOf(project);
    publisher.served = pets.replace('maxLength: 20', 'maxLength: 10');
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
    publisher.served = description;
    const { code, stderr } = await project.run('update', words);
    expect(code).not.toBe(2);
    expect(stderr).toMatch(said);
    expect(await project.read('spec/pets/openapi.yaml')).toBe(publisher.served);
  });

  test.each([
    ['broken YAML', () => `${pets}  - [`, /pets\.yaml:\d+:\d+: .*YAML/],
    [
      'a dangling reference',
      () => pets.replace("schemas/Problem'", "schemas/Gone'"),
      /pets\.yaml:\d+:\d+: .*cannot be used.*Gone/s,
    ],
    ['another language', () => 'asyncapi: 3.0.0\n', /pets\.yaml:\d+:\d+: .*AsyncAPI/],
    ['a web page', () => '<!doctype html><html></html>', /web page|HTML/i],
  ])('to %s is refused, and leaves all as it was', async (_, publish, said) => {
    const before = await contentOf(project);
    publisher.served = publish();
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

  test.each([
    [[], 'post /pets'],
    [['--operation', 'all'], undefined],
  ])('from another place, told %j, keeps the operation %s', async (words, operation) => {
    await project.write('upstream/pets.yaml', pets);
    const source = JSON.parse(await project.read('spec/pets/source.json')) as object;
    await project.write('spec/pets/source.json', JSON.stringify({ ...source, operation: 'post /pets' }));
    const { code } = await project.run('update', ['--no-verify', '--from', 'upstream/pets.yaml', ...words]);
    expect(code).toBe(0);
    expect(JSON.parse(await project.read('spec/pets/source.json'))).toHaveProperty('file');
    expect(JSON.parse(await project.read('spec/pets/source.json'))['operation']).toBe(operation);
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
    publisher.served = pets.replace('maxLength: 20', 'maxLength: 30');
    await project.write('generated/pets/notes.md', 'Mine.\n');
    const before = await contentOf(project);
    const { code, stderr } = await project.run('update');
    expect([code, stderr]).toEqual([2, expect.stringContaining('generated/pets/notes.md was not generated')]);
    expect(await contentOf(project)).toEqual(before);
  });
});
