import { readFile, readdir } from 'node:fs/promises';
import type { GeneratedFile } from './generated-file.ts';

/** Where the part of the client that is the same for every contract lives, as TypeScript. */
const runtimeFolder = new URL('runtime/', import.meta.url);

/**
 * The runtime of a client, as its files are: in `runtime/`. Where the toolkit runs as JavaScript, they
 * stand among what was compiled from them.
 */
export async function runtimeFiles(): Promise<GeneratedFile[]> {
  const names = (await readdir(runtimeFolder)).filter((name) => /(?<!\.d)\.ts$/.test(name));
  if (names.length === 0) throw new Error(`the client's runtime is missing from ${runtimeFolder.href}`);
  return Promise.all(
    names.map(async (name) => ({
      path: `runtime/${name}`,
      text: (await readFile(new URL(name, runtimeFolder), 'utf8')).replaceAll('\r\n', '\n'),
    })),
  );
}
