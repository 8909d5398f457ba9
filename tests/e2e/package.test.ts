import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installed, installToolkit } from './installed-toolkit.ts';

const execute = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../..');

// What npm publishes, unpacked below node_modules outside of the repository: there Node runs no
// TypeScript, and nothing of the repository but the dependencies is at hand.
let root = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-package-')));
  await installToolkit(root);
  await cp(path.join(repository, 'spec'), path.join(root, 'spec'), { recursive: true });
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(...words: string[]): Promise<string> {
  const program = path.join(root, installed, 'dist/scripts/openapi-contract.js');
  const { stdout } = await execute(process.execPath, [program, ...words], { cwd: root });
  return stdout;
}

test('brings no TypeScript to run, no tests and no build', async () => {
  const files = await readdir(path.join(root, installed), { recursive: true });
  const needless = files.filter((file) =>
    /(^|\/)(tests|bench|spec)\/|scripts\/(build|reference)\b/.test(file),
  );
  const typescript = files.filter(
    (file) => /(?<!\.d)\.ts$/.test(file) && !/src\/(generate|pack)\/runtime\//.test(file),
  );
  expect([needless, typescript]).toEqual([[], []]);
});

test('helps, generates, and passes its own gate', async () => {
  expect(await run('--help')).toContain('Usage: openapi-contract <command>');
  expect(await run('generate')).toMatch(/^generated\/telnyx-phone-numbers: \d+ files written\n$/);
  expect(await run('gate')).toMatch(/\nPASS in /);
});

test('generates the same as the repository does', async () => {
  const file = 'generated/telnyx-phone-numbers/client.ts';
  expect(await readFile(path.join(root, file), 'utf8')).toBe(
    await readFile(path.join(repository, file), 'utf8'),
  );
});

test('packs the same as the repository does', async () => {
  await run('pack', '--out', 'packed');
  const script = path.join(repository, 'scripts/pack.ts');
  await execute(process.execPath, [script, '--out', 'packed-again'], { cwd: root });
  const [file = ''] = await readdir(path.join(root, 'packed'));
  expect(await readFile(path.join(root, 'packed', file))).toEqual(
    await readFile(path.join(root, 'packed-again', file)),
  );
});

test('is a library as well', async () => {
  const program = `
    import { loadContracts, generateFiles } from 'openapi-contract';
    const [contract] = await loadContracts(process.cwd());
    console.log(contract.name, (await generateFiles(contract)).length > 0);
  `;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
  });
  expect(stdout).toBe('telnyx-phone-numbers true\n');
});

test('is a mock for tests as well', async () => {
  const program = `
    import { createMockFetch } from 'openapi-contract/mock';
    const mocked = await createMockFetch({ contract: 'telnyx-phone-numbers' });
    const url = 'https://api.telnyx.com/v2/phone_numbers/jobs/update_emergency_settings';
    console.log((await mocked(url, { method: 'POST' })).status);
  `;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
  });
  expect(stdout).toBe('401\n');
});

test('is a suite for Vitest as well', async () => {
  await symlink(path.join(repository, 'node_modules/vitest'), path.join(root, 'node_modules/vitest'));
  const lines = "import { contractSuite } from 'openapi-contract/vitest';\n\ncontractSuite();\n";
  await writeFile(path.join(root, 'contract.test.js'), lines);
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const env = { PATH: process.env['PATH'], NO_COLOR: '1' };
  const { stdout } = await execute(process.execPath, [program, 'run'], { cwd: root, env });
  expect(stdout).toMatch(/Tests {2}3 passed \(3\)/);
});
