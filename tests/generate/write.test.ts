import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../src/generate/generated-folder.ts';
import { recoverFolder, siblingsOf } from '../../src/files/recover-folder.ts';
import { writeGenerated } from '../../src/generate/write.ts';
import { filesSaying } from './files-saying.ts';
import { place, scratchProject } from './scratch.ts';

const generatedFolder = async (): Promise<string> => path.join(await scratchProject(), 'generated', 'pets');

/** What a folder says; `undefined` when there is none. */
async function said(folder: string): Promise<string | undefined> {
  const content = await readFolder(folder);
  if (!content) return undefined;
  const known = ['old', 'new'].find((text) =>
    filesSaying(text).every((file) => content.get(file.path) === file.text),
  );
  return known !== undefined && content.size === filesSaying(known).length
    ? known
    : `a mix: ${[...content.keys()].join(', ')}`;
}

describe('writing', () => {
  test('makes the folder and those above it', async () => {
    const folder = await generatedFolder();
    expect(await writeGenerated(folder, filesSaying('new'))).toBe(true);
    expect(await said(folder)).toBe('new');
    expect(await readdir(path.dirname(folder))).toEqual(['pets']);
  });

  test('replaces the whole folder', async () => {
    const folder = await place(await generatedFolder(), [
      ...filesSaying('old'),
      { path: 'gone.ts', text: filesSaying('old')[0]?.text ?? '' },
    ]);
    expect(await writeGenerated(folder, filesSaying('new'))).toBe(true);
    expect(await said(folder)).toBe('new');
    expect(await readdir(path.dirname(folder))).toEqual(['pets']);
  });

  test('leaves what is up to date untouched', async () => {
    const folder = await place(await generatedFolder(), filesSaying('new'));
    const { ino, mtimeMs } = await stat(folder);
    expect(await writeGenerated(folder, filesSaying('new'))).toBe(false);
    expect(await stat(folder)).toMatchObject({ ino, mtimeMs });
  });

  test.each<[string, string, string]>([
    ['a file without the header', 'notes.md', 'mine'],
    ['code without the header', 'client.ts', 'export {};'],
    ['a file deeper in', 'runtime/extra/notes.md', ''],
    ['a bundled document of another name', 'schema.json', '{}'],
  ])('refuses to remove %s', async (_, file, text) => {
    const folder = await place(await generatedFolder(), [
      ...filesSaying('old').slice(1),
      { path: file, text },
    ]);
    await expect(writeGenerated(folder, filesSaying('new'))).rejects.toMatchObject({
      name: 'ExpectedError',
      message: `generated/pets/${file} was not generated, and writing would remove it`,
      location: { file: `generated/pets/${file}` },
    });
    expect((await readFolder(folder))?.get(file)).toBe(text);
  });

  test('refuses a JSON file that stands alone', async () => {
    const folder = await place(await generatedFolder(), [{ path: 'openapi.json', text: '{}' }]);
    await expect(writeGenerated(folder, filesSaying('new'))).rejects.toThrow(
      'openapi.json was not generated',
    );
  });

  test('takes an empty folder', async () => {
    const folder = await generatedFolder();
    await mkdir(folder, { recursive: true });
    expect(await writeGenerated(folder, filesSaying('new'))).toBe(true);
    expect(await said(folder)).toBe('new');
  });

  test('refuses a link, which leads elsewhere', async () => {
    const folder = await generatedFolder();
    const elsewhere = await place(path.join(path.dirname(folder), '..', 'elsewhere'), filesSaying('old'));
    await mkdir(path.dirname(folder), { recursive: true });
    await symlink(elsewhere, folder, 'junction');
    await expect(writeGenerated(folder, filesSaying('new'))).rejects.toThrow(
      'generated/pets is not a folder',
    );
    expect(await said(elsewhere)).toBe('old');
  });

  test('refuses a file in the folder’s place', async () => {
    const folder = await generatedFolder();
    await mkdir(path.dirname(folder), { recursive: true });
    await writeFile(folder, 'mine');
    await expect(writeGenerated(folder, filesSaying('new'))).rejects.toThrow(
      'generated/pets is not a folder',
    );
  });
});

const program = fileURLToPath(import.meta.resolve('./write-program.ts'));
const killer = import.meta.resolve('./kill-at.ts');

test('two writers at once leave one folder whole, and say so or succeed', async () => {
  const folder = await place(await generatedFolder(), filesSaying('old'));
  const run = async (): Promise<string> => {
    const writer = spawn(process.execPath, [program, folder, 'new'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const errors = await writer.stderr.toArray();
    return Buffer.concat(errors).toString('utf8');
  };
  const errors = await Promise.all([run(), run(), run()]);
  expect(
    errors.filter((text) => text !== '' && !text.includes('another process wrote generated/pets')),
  ).toEqual([]);
  expect(await said(folder)).toBe('new');
});

/** Runs a writer that is killed before its n-th call; whether it came to its end instead. */
function writeKilledAt(call: number, folder: string): boolean {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--import', killer, program, folder, 'new'],
    {
      env: { ...process.env, KILL_AT: String(call) },
      encoding: 'utf8',
    },
  );
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return status === 0;
}

test.each([
  ['there is an old folder', filesSaying('old'), 'old'],
  ['there is none', [], undefined],
])(
  'killed at any call when %s, it leaves the old or the new, and the next run completes',
  async (_, before, old) => {
    const states = new Set<string | undefined>();
    for (let call = 1; ; call += 1) {
      const folder = await generatedFolder();
      if (before.length > 0) await place(folder, before);
      else await mkdir(path.dirname(folder), { recursive: true });
      const completed = writeKilledAt(call, folder);
      const left = await said(folder);
      states.add(left);
      expect([old, 'new', undefined]).toContain(left);
      await recoverFolder(folder);
      expect(await said(folder)).toBe(left ?? old);
      await writeGenerated(folder, filesSaying('new'));
      expect(await said(folder)).toBe('new');
      expect(await readdir(path.dirname(folder))).toEqual(['pets']);
      if (completed) break;
    }
    // Every state was met: also, when there was an old folder, the one between the two renames.
    expect(states).toEqual(new Set([old, 'new', undefined]));
  },
);

describe('recovering', () => {
  const gone = 2 ** 22 + 1;

  test('puts the old folder back when neither stands', async () => {
    const folder = await generatedFolder();
    const { aside, staged } = siblingsOf(folder, gone);
    await place(aside, filesSaying('old'));
    await place(staged, filesSaying('new'));
    await recoverFolder(folder);
    expect(await said(folder)).toBe('old');
    expect(await readdir(path.dirname(folder))).toEqual(['pets']);
  });

  test('leaves a running writer’s folders alone', async () => {
    const folder = await place(await generatedFolder(), filesSaying('old'));
    const { staged } = siblingsOf(folder, process.ppid);
    await place(staged, filesSaying('new'));
    await recoverFolder(folder);
    expect(await said(staged)).toBe('new');
  });

  test('leaves alone what a writer puts in its place meanwhile', async () => {
    const folder = await generatedFolder();
    const { aside, staged } = siblingsOf(folder, process.ppid);
    await place(aside, filesSaying('old'));
    await place(staged, filesSaying('new'));
    const recovered = recoverFolder(folder);
    await rename(staged, folder);
    await recovered;
    expect(await said(folder)).toBe('new');
  });

  test('touches nothing of another contract', async () => {
    const folder = await place(await generatedFolder(), filesSaying('old'));
    const other = siblingsOf(path.join(path.dirname(folder), 'pets.2'), gone).staged;
    await place(other, filesSaying('new'));
    await recoverFolder(folder);
    expect(await said(other)).toBe('new');
  });

  test('finds nothing where nothing is', async () => {
    const folder = await generatedFolder();
    await recoverFolder(folder);
    expect(await said(folder)).toBeUndefined();
  });
});
