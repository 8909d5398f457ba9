import { readFile, readdir } from 'node:fs/promises';
import type { GeneratedFile } from './generated-file.ts';

/** Where the part of the client that is the same for every contract lives, as TypeScript. */
const runtimeFolder = new URL('runtime/', import.meta.url);

/** The runtime of a client, as its files are: those in `runtime/` that the client's own files lead to. */
export async function runtimeFiles(own: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const all = new Map((await sourceFiles(runtimeFolder, 'runtime/')).map((file) => [file.path, file]));
  const reached = new Set<GeneratedFile>();
  const pending = own.flatMap(importsOf);
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const file = all.get(path);
    if (!file || reached.has(file)) continue;
    reached.add(file);
    pending.push(...importsOf(file));
  }
  return [...reached];
}

/** The paths of the runtime's files that a file imports. */
function importsOf({ text }: GeneratedFile): string[] {
  const imports = text.matchAll(/ from '(?:\.\/runtime|\.)\/([\w-]+\.ts)'/g);
  return [...imports].map(([, name]) => `runtime/${name}`);
}

/**
 * The TypeScript files of a folder of the toolkit, as they are. Where the toolkit runs as JavaScript,
 * they stand among what was compiled from them.
 *
 * @param prefix what goes before their names in the paths
 */
export async function sourceFiles(folder: URL, prefix: string): Promise<GeneratedFile[]> {
  const names = (await readdir(folder)).filter((name) => /(?<!\.d)\.ts$/.test(name));
  if (names.length === 0) throw new Error(`the client's runtime is missing from ${folder.href}`);
  return Promise.all(
    names.map(async (name) => ({
      path: `${prefix}${name}`,
      text: (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n'),
    })),
  );
}
