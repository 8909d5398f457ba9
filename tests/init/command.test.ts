import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { pets } from '../e2e/pets.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { emptyFolder, snapshot } from './folder.ts';

async function init(root: string, ...words: string[]) {
  const { context, written } = surroundings({ root });
  return { code: await runProgram(['init', '--no-install', '--yes', ...words], context), ...written };
}

describe('a folder', () => {
  let root = '';
  beforeEach(async () => {
    root = await emptyFolder();
    await writeFile(path.join(root, 'openapi.yaml'), pets);
    return () => rm(root, { recursive: true, force: true });
  });
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

  test('gets a description that cannot be used as it is with the overlay that corrects it', async () => {
    await write('bad.yaml', pets.replace('schemas/Problem', 'schemas/Nothing'));
    expect(await init(root, 'bad.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--overlay FILE') as string,
    });
    const target = '$..[?@["$ref"] == "#/components/schemas/Nothing"]';
    const update = { $ref: '#/components/schemas/Pet' };
    const overlay = { overlay: '1.1.0', info: { title: 'A', version: '1' }, actions: [{ target, update }] };
    await write('fix.json', JSON.stringify(overlay));
    const { code, stderr } = await init(root, 'bad.yaml', '--overlay', 'fix.json', '--name', 'pets');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(await read('spec/pets/fix.overlay.json'))).toEqual(overlay);
    expect(await read('spec/pets/openapi.yaml')).toContain('schemas/Nothing');
  });

  test.each<[string, string, string, string[], RegExp]>([
    ['broken YAML', 'bad.yaml', 'openapi: 3.1.0\ninfo: [\n', [], /^error: bad\.yaml:\d+:\d+: not valid YAML/],
    ['Swagger 1', 'bad.yaml', 'swagger: "1.2"\ninfo: {}\n', [], /^error: bad\.yaml:1:1: .*1\.2/],
    ['no description', 'bad.yaml', 'a: 1\n', [], /^error: bad\.yaml.*OpenAPI description/],
    ['a page without one', 'bad.md', '# Pets\n', [], /^error: bad\.md/],
    [
      'a reference to nothing',
      'bad.yaml',
      pets.replace('schemas/Problem', 'schemas/Nothing'),
      [],
      /^error: bad\.yaml:\d+:\d+: /,
    ],
    [
      'a mistake in the one operation of it',
      'bad.yaml',
      pets
        .replace('schemas/Problem', 'schemas/Nothing')
        .replace('paths:\n', 'paths:\n  /cats:\n    get:\n      responses: {}\n'),
      ['bad.yaml', '--operation', 'post /pets'],
      /^error: bad\.yaml cannot be used: .* \(line \d+, column \d+ of the description\)/,
    ],
    [
      'a reference out of it',
      'bad.yaml',
      pets.replace("'#/components/schemas/Pet'", '../../etc/passwd.yaml'),
      [],
      /^error: .*passwd/,
    ],
    ['no file', 'other.yaml', '', ['none.yaml'], /^error: none\.yaml/],
    [
      'a server that is not there',
      'other.yaml',
      '',
      ['http://127.0.0.1:1/openapi.yaml'],
      /^error: .*127\.0\.0\.1:1/,
    ],
    ['a bad name', 'x.yaml', pets, ['x.yaml', '--name', '../x'], /^error: "\.\.\/x" cannot be the name/],
    ['an unknown operation', 'x.yaml', pets, ['x.yaml', '--operation', 'get /cats'], /^error: .*\/cats/],
    [
      'an unknown CI',
      'x.yaml',
      pets,
      ['x.yaml', '--ci', 'jenkins'],
      /^error: The option "--ci" cannot be used: "jenkins" is none of/,
    ],
    [
      'package.json with comments',
      'package.json',
      '{\n  // mine\n}\n',
      ['openapi.yaml'],
      /^error: package\.json:2:3: .*\n {2}help: package\.json is plain JSON/,
    ],
    ['no source', 'x.yaml', '', ['--ci', 'none'], /^error: The source is missing/],
  ])('is left as it is by %s', async (_, file, text, words, message) => {
    await write(file, text);
    const before = await snapshot(root);
    const { code, stdout, stderr } = await init(root, ...(words.length > 0 ? words : [file]));
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, '']);
    expect(await snapshot(root)).toEqual(before);
  });

  test('of somebody else keeps what it has', async () => {
    const mine: Record<string, string> = {
      'package.json':
        '{\r\n\t"name": "shop",\r\n\t"type": "commonjs",\r\n\t"scripts": {\r\n\t\t"lint": "eslint .",\r\n\t\t"test": "jest"\r\n\t}\r\n}',
      '.gitignore': 'dist\r\nnode_modules/',
      '.spectral.json': '{ "extends": "spectral:oas" }\n',
      'tsconfig.json': '{}\n',
      '.github/workflows/contract-gate.yml': 'on: push\n',
      'spec/shop/openapi.yaml': pets,
    };
    for (const [file, text] of Object.entries(mine)) await write(file, text);
    const { code, stdout } = await init(root, 'openapi.yaml');
    expect(stdout).toMatch(/^amended +package\.json$/m);
    expect(stdout).toMatch(
      /^left as it is +\.spectral\.json: it differs from what init writes; to have the toolkit's rules as well, extend \.\/node_modules\/openapi-contract\/\.spectral\.yaml there$/m,
    );
    expect(stdout).toMatch(
      /^left as it is +tsconfig\.json: it differs from what init writes; to have that, move it away and run init again$/m,
    );
    expect(stdout).toMatch(/^left as it is +\.github\/workflows\/contract-gate\.yml: /m);
    expect(stdout).not.toContain('npm test');
    expect(stdout).toMatch(/^left out +tests\/contract\.test\.ts: the script "test" runs something other/m);
    expect(await read('.gitignore')).toBe('dist\r\nnode_modules/\r\n.openapi-contract/\r\ngenerated/.*\r\n');
    const manifest = await read('package.json');
    expect(
      manifest.startsWith(
        '{\r\n\t"name": "shop",\r\n\t"type": "commonjs",\r\n\t"scripts": {\r\n\t\t"lint": "eslint .",',
      ),
    ).toBe(true);
    expect(manifest).not.toMatch(/[^\r]\n|\n$|"vitest"|"node"/);
    expect(JSON.parse(manifest)).toMatchObject({
      scripts: { test: 'jest', 'contract:lint': 'openapi-contract lint' },
    });
    for (const file of [
      '.spectral.json',
      'tsconfig.json',
      '.github/workflows/contract-gate.yml',
      'spec/shop/openapi.yaml',
    ])
      expect(await read(file)).toBe(mine[file]);
    expect(code).toBe(0);
    const before = await snapshot(root);
    await init(root, 'openapi.yaml');
    expect(await snapshot(root)).toEqual(before);
  });

  test('with that contract in it keeps it, and gets what is missing', async () => {
    const changed = pets.replace('maximum: 8', 'maximum: 4');
    await write('spec/pets/openapi.yaml', changed);
    await write(
      'spec/pets/rules.overlay.yaml',
      'overlay: 1.1.0\ninfo: { title: x, version: 1.0.0 }\nactions:\n  - target: $.components.schemas.Pet.properties.legs\n    update: { minimum: 2 }\n',
    );
    const { stdout } = await init(root, 'openapi.yaml');
    expect(stdout).toMatch(/^left as it is +spec\/pets\/openapi\.yaml: it differs from the source/m);
    expect(await read('spec/pets/openapi.yaml')).toBe(changed);
    expect(await read('generated/pets/openapi.json')).toMatch(/"minimum": 2,\s+"maximum": 4/);
  });

  test('keeps what was generated, even when it is out of date', async () => {
    await init(root, 'openapi.yaml');
    await write('spec/pets/openapi.yaml', pets.replace('maximum: 8', 'maximum: 4'));
    const before = await snapshot(root);
    const { code, stdout } = await init(root, 'openapi.yaml');
    expect(stdout).toMatch(
      /^left as it is +generated\/pets\/: it is out of date; openapi-contract generate/m,
    );
    expect([code, await snapshot(root)]).toEqual([0, before]);
  });

  test('takes the description with its neighbours, and digests them', async () => {
    await write(
      'api/main.yaml',
      pets.replace(
        "schema:\n              $ref: '#/components/schemas/Pet'",
        'schema:\n              $ref: schemas/pet.yaml',
      ),
    );
    await write('api/schemas/pet.yaml', 'type: object\n');
    const { code } = await init(root, 'api/main.yaml', '--ci', 'none');
    expect(code).toBe(0);
    expect(await read('spec/pets/schemas/pet.yaml')).toBe('type: object\n');
    expect(JSON.parse(await read('spec/pets/source.json'))).toMatchObject({
      file: 'api/main.yaml',
      neighbours: { 'schemas/pet.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  test('takes a description that is served', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/yaml', etag: '"1"' }).end(pets);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pets.yaml`;
    const { code } = await init(root, url);
    server.close();
    expect(code).toBe(0);
    expect(JSON.parse(await read('spec/pets/source.json'))).toMatchObject({ url, etag: '"1"' });
  });

  test.each([
    ['github', ['.github/workflows/contract-gate.yml', '.github/workflows/contract-update.yml']],
    ['gitlab', ['.gitlab-ci.yml']],
    ['none', []],
  ])('gets the workflows of %s', async (ci, expected) => {
    await init(root, 'openapi.yaml', '--ci', ci);
    const files = Object.keys(await snapshot(root)).filter((file) => /github|gitlab/.test(file));
    expect(files).toEqual(expected.map((file) => path.normalize(file)));
  });

  test('that is no repository yet is to become one', async () => {
    expect((await init(root, 'openapi.yaml')).stdout).toContain('git init');
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    expect((await init(root, 'openapi.yaml', '--name', 'again')).stdout).not.toContain('git init');
  });

  test('of a repository on GitLab gets its pipeline without being asked', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    execFileSync('git', ['remote', 'add', 'origin', 'git@gitlab.com:team/shop.git'], { cwd: root });
    expect((await init(root, 'openapi.yaml')).stdout).toMatch(/^written +\.gitlab-ci\.yml$/m);
  });

  test('in a repository of several gets no workflow that nobody would run', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    await write('pnpm-lock.yaml', '');
    await mkdir(path.join(root, 'node_modules/openapi-contract'), { recursive: true });
    await write('node_modules/openapi-contract/.spectral.yaml', '');
    await write('packages/shop/openapi.yaml', pets);
    const shop = path.join(root, 'packages/shop');
    const { stdout } = await init(shop, 'openapi.yaml');
    expect(stdout).toMatch(/^left out +\.github\/workflows\/contract-gate\.yml: it belongs at the top/m);
    expect(stdout).toContain('  pnpm install ');
    expect(await read('packages/shop/.spectral.yaml')).toContain(
      '  - ../../node_modules/openapi-contract/.spectral.yaml\n',
    );
  });

  test('gets a hook that git runs', async () => {
    const { stdout } = await init(root, 'openapi.yaml', '--hook', 'git', '--ci', 'none');
    const { mode } = await stat(path.join(root, '.githooks/pre-commit'));
    expect(stdout).toMatch(/^written +\.githooks\/pre-commit$/m);
    expect(stdout).toContain('  git config core.hooksPath .githooks  ');
    expect(mode & 0o111).toBe(process.platform === 'win32' ? 0 : 0o111);
  });

  test('that has git overlook what is generated is told', async () => {
    await write('.gitignore', 'generated/\n');
    const { stdout } = await init(root, 'openapi.yaml');
    expect(stdout).toMatch(
      /^amended +\.gitignore: git overlooks generated\/, which the gate wants committed$/m,
    );
  });

  test.each<[string, Record<string, string>, string[]]>([
    [
      'RSpec',
      { 'spec/models/pet_spec.rb': '', 'spec/fixtures/pet.json': '{"name": "openapi"}' },
      ['fixtures', 'models'],
    ],
    [
      'Jasmine',
      { 'spec/support/jasmine.json': '{ "spec_dir": "spec" }', 'spec/pet.spec.js': '' },
      ['support'],
    ],
    ['a contract', { 'spec/other/api.json': '{ "openapi": "3.1.0" }' }, []],
    ['a contract that is broken', { 'spec/other/openapi.yaml': '# mine\nopenapi: [\n' }, []],
  ])('with what %s keeps in spec/ is told of what is no contract', async (_, files, expected) => {
    for (const [file, text] of Object.entries(files)) await write(file, text);
    const { code, stdout } = await init(root, 'openapi.yaml');
    const told = stdout.matchAll(
      /^left as it is +spec\/(\w+)\/: it holds no description, and every folder/gm,
    );
    expect([code, Array.from(told, ([, name]) => name)]).toEqual([0, expected]);
  });

  test('is told of a source that others may not have', async () => {
    const inner = path.join(root, 'inner');
    await mkdir(inner);
    const { stdout } = await init(inner, '../openapi.yaml');
    expect(stdout).toMatch(
      /^written +spec\/pets\/source\.json: others may not have the file that it names; /m,
    );
  });

  test('says it all as JSON when asked', async () => {
    const { code, stdout } = await init(root, 'openapi.yaml', '--json', '--name', 'zoo');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, contract: 'zoo', installed: false });
    expect((JSON.parse(stdout) as { places: unknown[] }).places).toContainEqual({
      path: 'tsconfig.json',
      outcome: 'written',
    });
    expect(code).toBe(0);
  });

  test('through a link that leads elsewhere is not written', async () => {
    const outside = await emptyFolder();
    await cp(path.join(root, 'openapi.yaml'), path.join(outside, 'kept.yaml'));
    await symlink(outside, path.join(root, 'generated'));
    const { code, stderr } = await init(root, 'openapi.yaml');
    expect([code, await readdir(outside)]).toEqual([2, ['kept.yaml']]);
    expect(stderr).toMatch(/^error: /);
    await rm(outside, { recursive: true });
  });
});
