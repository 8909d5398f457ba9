import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engine, examples, run } from '../schema/examples.ts';

const execute = promisify(execFile);
const dependencies = path.resolve(import.meta.dirname, '../../node_modules');

// What npm publishes of the schema engine, alone in a project: with the packages that it names, and no others.
let root = '';
let installed = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'schema-arbitraries-')));
  installed = path.join(root, 'node_modules/schema-arbitraries');
  const copy = path.join(root, 'packing');
  await cp(engine, copy, { recursive: true });
  await symlink(dependencies, path.join(copy, 'node_modules'));
  await execute('npm', ['pack', '--silent'], { cwd: copy });
  const tarball = (await readdir(copy)).find((name) => name.endsWith('.tgz')) ?? '';
  await mkdir(installed, { recursive: true });
  await execute('tar', ['-xzf', path.join(copy, tarball), '-C', installed, '--strip-components=1']);
  await rm(copy, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    peerDependencies: Record<string, string>;
  };
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const place = path.join(root, 'node_modules', name);
    await mkdir(path.dirname(place), { recursive: true });
    await symlink(path.join(dependencies, name), place);
  }
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

test('is compiled, and has a README and a license', async () => {
  const files = await readdir(installed, { recursive: true });
  expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE']));
  expect(files.filter((file) => /(?<!\.d)\.ts$|\.tgz$/.test(file))).toEqual([]);
});

test('can be imported by each of its doors', async () => {
  const { exports } = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
  };
  const doors = Object.keys(exports).filter((name) => !name.endsWith('.json'));
  const program = `
    const doors = ${JSON.stringify(doors)}.map((name) => name.replace('.', 'schema-arbitraries'));
    const modules = await Promise.all(doors.map((door) => import(door)));
    console.log(modules.every((module) => Object.keys(module).length > 0));
  `;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
  });
  expect(stdout).toBe('true\n');
});

test('does what its examples say', async () => {
  const outcomes = await run(await examples(), (specifier) => specifier, root);
  expect(outcomes.length).toBeGreaterThan(5);
  const results = outcomes.map(({ name, found }) => ({ name, values: found }));
  expect(results).toEqual(outcomes.map(({ name, expected }) => ({ name, values: expected })));
});

test('has types by which its examples compile', async () => {
  await writeFile(path.join(root, 'package.json'), '{ "type": "module" }');
  const files = (await examples()).map(({ code }, index) => [`example-${index}.ts`, code] as const);
  for (const [name, code] of files) await writeFile(path.join(root, name), code);
  const compiler = path.join(dependencies, 'typescript-7/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--skipLibCheck'];
  const names = files.map(([name]) => name);
  const found = await execute(process.execPath, [compiler, ...options, ...names], { cwd: root }).catch(
    (error: { stdout: string }) => error,
  );
  expect(found.stdout).toBe('');
});
