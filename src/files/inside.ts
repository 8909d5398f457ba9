import { cp, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { placeInside } from './place.ts';

/**
 * Writes a file of a folder of the toolkit's own, temporary or staged, and makes the folders above it.
 *
 * @param folder absolute path
 * @param file relative to it, with `/`
 * @throws ExpectedError when it leads out of the folder, by its name or through a link
 */
export async function writeInside(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  const place = placeInside(folder, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, content);
}

/** Copies a file or a folder to the same name in another folder; links stay links. Throws as `writeInside` does. */
export async function copyInside(folder: string, from: string, name: string): Promise<void> {
  const options = { recursive: true, verbatimSymlinks: true };
  await cp(path.join(from, name), placeInside(folder, name), options);
}

/** Removes a file, and the folder above it if that is empty then. Throws as `writeInside` does. */
export async function removeInside(folder: string, file: string): Promise<void> {
  const place = placeInside(folder, file);
  await rm(place, { force: true });
  await rmdir(path.dirname(place)).catch(() => undefined);
}
