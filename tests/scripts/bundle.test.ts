import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';

const execute = promisify(execFile);
const script = path.resolve('scripts/bundle.ts');
const telemetry = '@scarf/scarf';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'openapi-contract-bundle-'));
  return () => rm(root, { recursive: true });
});

async function addPackage(folder: string, manifest: object): Promise<void> {
  await mkdir(path.join(root, folder), { recursive: true });
  await writeFile(path.join(root, folder, 'package.json'), JSON.stringify({ version: '1.0.0', ...manifest }));
  await writeFile(path.join(root, folder, 'index.js'), '');
}

const manifestAt = async (folder: string) =>
  JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8')) as Record<string, unknown>;

test('what is packed for a release brings the engines along, and no telemetry', async () => {
  const engines = ['@stoplight/prism-cli', '@stoplight/prism-http', '@stoplight/spectral-cli'];
  const dependencies = Object.fromEntries(engines.map((name) => [name, '1.0.0']));
  await addPackage('.', { name: 'toolkit', dependencies, files: ['index.js'] });
  for (const name of engines)
    await addPackage(`node_modules/${name}`, {
      name,
      dependencies: { [telemetry]: '^1.0.0', deep: '1.0.0' },
    });
  await addPackage('node_modules/deep', { name: 'deep' });
  const nested = 'node_modules/deep/node_modules/nested';
  await addPackage(nested, { name: 'nested', dependencies: { [telemetry]: '^1.0.0' } });
  await addPackage('node_modules/@scarf/scarf', { name: telemetry, scripts: { postinstall: 'exit 1' } });

  const { stdout } = await execute(process.execPath, [script, root]);
  expect(stdout).toBe(`4 packages without ${telemetry}, 3 bundled\n`);
  expect(await manifestAt('node_modules/@stoplight/prism-cli')).toMatchObject({
    dependencies: { deep: '1.0.0' },
  });
  expect(await manifestAt(nested)).toMatchObject({ dependencies: {} });

  await execute('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: root });
  const { stdout: packed } = await execute('tar', ['tf', 'toolkit-1.0.0.tgz'], { cwd: root });
  expect(packed).toContain('package/node_modules/@stoplight/prism-http/package.json');
  expect(packed).toContain('package/node_modules/deep/package.json');
  expect(packed).not.toContain('scarf');
});
