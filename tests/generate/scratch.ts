import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { GeneratedFile } from '../../src/generate/generated-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An empty project, gone when the test is over, in which this project's packages are found. */
export async function scratchProject(): Promise<string> {
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), 'generate-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

/** Writes files below a folder, whatever was there. */
export async function place(folder: string, files: readonly GeneratedFile[]): Promise<string> {
  for (const file of files) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.text);
  }
  return folder;
}
