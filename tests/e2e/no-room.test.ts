import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';
import { contentOf } from './publisher.ts';

let project: Project;
beforeAll(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets, 'new/pets.yaml': pets });
});
afterAll(() => project.remove());

/** Runs a command that may write no file larger than 512 bytes. */
function runSmall(folder: string, ...words: string[]): Promise<{ code: number; said: string }> {
  const program = path.resolve('scripts/openapi-contract.ts');
  const script = 'ulimit -f 1; exec "$@"';
  return new Promise((resolve) => {
    execFile(
      '/bin/sh',
      ['-c', script, 'sh', process.execPath, program, ...words],
      { cwd: path.join(project.root, folder) },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

test.skipIf(process.platform === 'win32').each([
  ['.', ['generate']],
  ['.', ['lint']],
  ['.', ['pack']],
  ['.', ['gate', '--no-cache']],
  ['new', ['init', 'pets.yaml', '--no-install']],
])('where there is no room, in %s, %s says so and changes nothing', async (folder, words) => {
  const before = await contentOf(project);
  const { code, said } = await runSmall(folder, ...words);
  expect(said).toContain('(EFBIG');
  expect(said).not.toMatch(/This is a bug|^\s+at /m);
  expect(code).toBe(2);
  expect(await contentOf(project)).toEqual(before);
});
