import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { findFiles, specFolder } from '../contract/find.ts';
import { textAt } from '../text-at.ts';
import { unwritten, type PlannedPlace } from './planned-place.ts';

/**
 * The folders in `spec/` that hold no description: those of RSpec or Jasmine, say. Every command takes
 * them for contracts that cannot be loaded, so that the gate would fail from the first day on.
 *
 * @param root the project's absolute folder
 */
export async function foreignFolders(root: string): Promise<PlannedPlace[]> {
  const entries = await readdir(path.join(root, specFolder), { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
  const places: PlannedPlace[] = [];
  for (const name of names) {
    if (!(await holdsDescription(root, name)))
      places.push(unwritten(`${specFolder}/${name}/`, 'left as it is', reason));
  }
  return places;
}

const reason =
  'it holds no description, and every folder in spec/ is taken for a contract: move it, or run init in a folder of its own';

/** One that is broken in other ways is somebody's contract all the same. */
async function holdsDescription(root: string, name: string): Promise<boolean> {
  const folder = path.join(root, specFolder, name);
  try {
    const { entry } = await findFiles(folder, name);
    const text = await textAt(root, path.relative(root, entry));
    return /^\s*\{?\s*["']?(openapi|swagger)["']?\s*:/m.test(text ?? '');
  } catch {
    return false;
  }
}
