import { execFile, execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, snapshot } from '../init/folder.ts';
import { installToolkit } from './installed-toolkit.ts';

const execute = promisify(execFile);

/** A documentation page with the Telnyx description in it, made of the repository's own copy, as its publisher has it. */
async function telnyxPage(): Promise<string> {
  const upstream = await readFile(
    path.resolve(import.meta.dirname, '../../spec/telnyx-phone-numbers/openapi.yaml'),
    'utf8',
  );
  const fence = '````';
  const address =
    'https://telnyx-openapi-ng.example/management-config.yml post /phone_numbers/jobs/update_emergency_settings';
  return `# Update the emergency settings\n\n## OpenAPI\n\n${fence}yaml ${address}\n${upstream}${fence}\n`;
}

describe('an empty folder and a documentation page', () => {
  let root = '';
  const program = (...words: string[]) =>
    execute(process.execPath, [path.join(root, 'node_modules/.bin/openapi-contract'), ...words], {
      cwd: root,
    });
  const npm = (...words: string[]) =>
    execute('npm', words, {
      cwd: root,
      env: {
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH']}`,
        NO_COLOR: '1',
      },
    });
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8' });

  beforeAll(async () => {
    root = await emptyFolder();
    await installToolkit(root, ['vitest']);
    await writeFile(
      path.join(root, 'package.json'),
      '{\n  "dependencies": {\n    "openapi-contract": "file:../x.tgz"\n  }\n}\n',
    );
    await writeFile(path.join(root, 'page.md'), await telnyxPage());
    git('init', '--quiet');
    await program('init', 'page.md', '--no-install');
  }, 120_000);
  afterAll(() => rm(root, { recursive: true, force: true }));

  test('give a green test', async () => {
    expect((await npm('test')).stdout).toMatch(/Tests {2}3 passed \(3\)/);
  });

  test('pass the gate, with upstream as it is', async () => {
    const { stdout } = await npm('run', 'gate', '--', '--require-coverage', '100');
    expect(stdout).toMatch(/\nPASS in /);
  });

  test('are a client that compiles under the settings that came with it', async () => {
    const compiler = path.resolve(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
    const { stdout } = await execute(process.execPath, [compiler, '-p', root], { cwd: root });
    expect(stdout).toBe('');
  });

  test('are changed by no second time', async () => {
    const before = await snapshot(root);
    const { stdout } = await program('init', 'page.md', '--no-install');
    expect(await snapshot(root)).toEqual(before);
    expect(stdout).toMatch(/^(already there .*\n)+\n.*: nothing is missing\n$/);
  });

  test('leave nothing that should not be committed', () => {
    const files = git('ls-files', '--others', '--exclude-standard').trimEnd().split('\n');
    const stray = files.filter((file) => !/^(spec|generated)\/telnyx-phone-number-management\//.test(file));
    expect(stray).toEqual([
      '.gitattributes',
      '.github/workflows/contract-gate.yml',
      '.github/workflows/contract-update.yml',
      '.gitignore',
      '.spectral.yaml',
      'package.json',
      'page.md',
      'tests/contract.test.ts',
      'tsconfig.json',
    ]);
  });

  test('say what the package manager could not do', async () => {
    const folder = await emptyFolder();
    await mkdir(path.join(folder, 'bin'));
    await writeFile(path.join(folder, 'bin/npm'), '#!/bin/sh\necho "no network"\nexit 3\n', { mode: 0o755 });
    const env = { PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH']}` };
    const words = [path.join(root, 'node_modules/.bin/openapi-contract'), 'init', path.join(root, 'page.md')];
    const failed = execute(process.execPath, words, { cwd: folder, env });
    await expect(failed).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^no network\nerror: All files are written, and npm install .* failed: it ended with 3\n/,
      ) as string,
    });
    await rm(folder, { recursive: true });
  });

  test('remember where the description came from', async () => {
    const file = path.join(root, 'spec/telnyx-phone-number-management/source.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      file: 'page.md',
      operation: 'post /phone_numbers/jobs/update_emergency_settings',
    });
  });

  test(
    'are as much in a package of a workspace, whose toolkit is installed above it',
    { timeout: 180_000 },
    async () => {
      const manifest = path.join(root, 'package.json');
      const workspace = {
        ...JSON.parse(await readFile(manifest, 'utf8')),
        private: true,
        workspaces: ['packages/*'],
      };
      await writeFile(manifest, JSON.stringify(workspace));
      const cwd = path.join(root, 'packages/shop');
      await mkdir(cwd, { recursive: true });
      await writeFile(path.join(cwd, 'package.json'), '{ "name": "shop", "type": "module" }');
      const bin = path.join(root, 'node_modules/.bin/openapi-contract');
      await execute(process.execPath, [bin, 'init', '../../page.md', '--no-install'], { cwd });
      const { stdout } = await npm('run', 'gate', '--workspace', 'shop');
      expect(stdout).toMatch(/\nPASS in /);
      expect((await npm('test', '--workspace', 'shop')).stdout).toMatch(/Tests {2}3 passed \(3\)/);
      const compiler = path.resolve(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
      expect((await execute(process.execPath, [compiler, '-p', cwd], { cwd })).stdout).toBe('');
    },
  );
});
