import { mkdtemp, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes an empty folder outside of the repository. */
export async function emptyFolder(): Promise<string> {
  return realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-init-')));
}

/** Every file of a folder with its bytes and the time it was written, node_modules and git's own aside. */
export async function snapshot(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/^(node_modules|\.git)[\\/]/.test(file));
  const contents = await Promise.all(
    files.toSorted().map(async (file): Promise<[string, string]> => {
      const { mtimeMs } = await stat(path.join(root, file));
      return [file, `${mtimeMs} ${await readFile(path.join(root, file), 'base64')}`];
    }),
  );
  return Object.fromEntries(contents);
}
