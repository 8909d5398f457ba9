import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { nodeFrom } from '../../../scripts/command/old-node.ts';
import { oldestNode } from '../../../scripts/command/version.ts';

const source = path.resolve(import.meta.dirname, '../../../scripts/command/old-node.ts');

let root = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-node-')));
  return () => rm(root, { recursive: true, force: true });
});

/** A Node that says what it was given, and ends as it is told. */
async function putNode(folder: string, script: string): Promise<string> {
  const file = path.join(root, folder, 'node_modules/node/bin/node');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

/** A program in `toolkit/` that believes to run on Node 20, and does nothing but see to that. */
async function oldProgram(...words: string[]): Promise<string[]> {
  const program = path.join(root, 'program.mjs');
  const manifest = path.join(root, 'node_modules/openapi-contract/package.json');
  await mkdir(path.dirname(manifest), { recursive: true });
  await writeFile(
    program,
    `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });
const { replaceOldNode } = await import(${JSON.stringify(source)});
await replaceOldNode(${JSON.stringify(path.dirname(manifest))});
console.log('went on');\n`,
  );
  return [program, ...(words.length > 0 ? words : ['gate', '--json'])];
}

test('the Node beside the toolkit is found, or the one above it', async () => {
  const toolkit = path.join(root, 'packages/shop/node_modules/openapi-contract');
  expect(nodeFrom(toolkit)).toBeUndefined();
  const above = await putNode('.', '');
  expect(nodeFrom(toolkit)).toBe(above);
  const beside = await putNode('packages/shop', '');
  expect(nodeFrom(toolkit)).toBe(beside);
});

test('the program runs again with it, the same words, and ends as it does', async () => {
  await putNode('.', 'shift; echo "$@"; exit 7');
  const { status, stdout } = spawnSync(process.execPath, await oldProgram(), { encoding: 'utf8' });
  expect([status, stdout]).toEqual([7, 'gate --json\n']);
});

test('what the other dies of is said in the code, as shells do', async () => {
  await putNode('.', 'kill -KILL $$');
  expect(spawnSync(process.execPath, await oldProgram()).status).toBe(137);
});

test('a signal is handed on', async () => {
  await putNode(
    '.',
    'trap "echo stopped; exit 143" TERM; echo started; for i in $(seq 200); do sleep 0.05; done',
  );
  const child = spawn(process.execPath, await oldProgram(), { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') child.kill('SIGTERM');
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  expect([code, said]).toEqual([143, 'started\nstopped\n']);
});

test('where there is none, npm fetches one for init', async () => {
  const npm = path.join(root, 'npm-cli.js');
  await writeFile(npm, 'console.log(process.argv.slice(2).join(" ")); process.exit(3);\n');
  const [program = '', ...words] = await oldProgram('init', 'page.md');
  const env = { ...process.env, npm_execpath: path.join(root, 'npx-cli.js') };
  const { status, stdout } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env });
  const [major] = oldestNode().split('.');
  expect([status, stdout]).toEqual([
    3,
    `exec --yes --package=node@${major} -- node ${program} init page.md\n`,
  ]);
});

test('where npm cannot, the command that brings it is said', async () => {
  await writeFile(path.join(root, 'npm-cli.js'), 'process.exit(1);\n');
  const env = { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') };
  const { status, stderr } = spawnSync(process.execPath, await oldProgram('init'), { encoding: 'utf8', env });
  expect(status).toBe(2);
  expect(stderr).toContain('help: Run `npm install --save-dev node@');
});

test('where there is none, the command that brings it is said', async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, await oldProgram(), { encoding: 'utf8' });
  expect([status, stdout]).toEqual([2, '']);
  const [major] = oldestNode().split('.');
  expect(stderr).toContain(`error: Node ${oldestNode()} or later is needed, and this is 20.20.2\n`);
  expect(stderr).toContain(`\n  help: Run \`npm install --save-dev node@${major}\` here, `);
});
