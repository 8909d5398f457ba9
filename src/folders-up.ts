import path from 'node:path';

/** An absolute folder and those above it, to the root of the file system. */
export function foldersUpFrom(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpFrom(parent)];
}
