import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../..');
const dependencies = path.join(repository, 'node_modules');

/** What neither the build nor the package is made of. */
const needless = new Set([
  'node_modules',
  'dist',
  '.git',
  '.openapi-contract',
  'tests',
  'bench',
  'spec',
  'generated',
]);

/** Where the toolkit is installed, relative to the project. */
export const installed = 'node_modules/openapi-contract';

/**
 * Installs in a project what npm publishes, without a network: unpacked below its node_modules, with the
 * repository's dependencies, and those that are named, linked beside it.
 */
export async function installToolkit(root: string, others: readonly string[] = []): Promise<void> {
  const folder = path.join(root, installed);
  await mkdir(folder, { recursive: true });
  await pack(folder);
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    bin: Record<string, string>;
  };
  for (const name of [...Object.keys(manifest.dependencies), ...others]) await link(root, name);
  const program = path.join(folder, manifest.bin['openapi-contract'] ?? '');
  await chmod(program, 0o755);
  await linkProgram(root, 'openapi-contract', program);
}

/** Packs a copy, as the repository's `dist` is made anew by whoever packs, all at once when tests do. */
async function pack(folder: string): Promise<void> {
  const copy = await mkdtemp(path.join(tmpdir(), 'openapi-contract-packing-'));
  try {
    const names = (await readdir(repository)).filter((name) => !needless.has(name));
    for (const name of names)
      await cp(path.join(repository, name), path.join(copy, name), { recursive: true });
    await symlink(dependencies, path.join(copy, 'node_modules'));
    await execute('npm', ['pack', '--silent'], { cwd: copy });
    const tarball = (await readdir(copy)).find((name) => name.endsWith('.tgz')) ?? '';
    await execute('tar', ['-xzf', path.join(copy, tarball), '-C', folder, '--strip-components=1']);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function link(root: string, name: string): Promise<void> {
  const place = path.join(root, 'node_modules', name);
  await mkdir(path.dirname(place), { recursive: true });
  await symlink(path.join(dependencies, name), place);
  const manifest = JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const programs = typeof manifest.bin === 'object' ? Object.entries(manifest.bin) : [];
  for (const [program, file] of programs) await linkProgram(root, program, path.join(place, file));
}

async function linkProgram(root: string, name: string, file: string): Promise<void> {
  const folder = path.join(root, 'node_modules/.bin');
  await mkdir(folder, { recursive: true });
  await rm(path.join(folder, name), { force: true });
  await symlink(file, path.join(folder, name));
}
