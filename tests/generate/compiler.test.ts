import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCompiler } from '../../src/generate/compiler.ts';
import { scratchProject } from './scratch.ts';

/** A folder in a project that has a `typescript` of its own. */
async function projectWith(version: string): Promise<string> {
  const folder = path.join(await scratchProject(), 'generated', 'pets');
  const installed = path.join(folder, '..', 'node_modules', 'typescript');
  await mkdir(installed, { recursive: true });
  await mkdir(folder);
  await writeFile(path.join(installed, 'package.json'), JSON.stringify({ name: 'typescript', version }));
  return folder;
}

describe('the compiler', () => {
  test('is the toolkit’s where the project has none', () => {
    expect(findCompiler(path.join(tmpdir(), 'nowhere'))?.version).toMatch(/^7\./);
  });

  test('is version 7, under whatever name, rather than the project’s 5', async () => {
    expect(findCompiler(await projectWith('5.9.9'))?.version).toMatch(/^7\./);
  });

  test('is run by a script that exists', () => {
    expect(findCompiler(tmpdir())?.script).toMatch(/lib[\\/]tsc\.js$/);
  });
});
