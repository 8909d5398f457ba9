import { textAt } from '../text-at.ts';
import { unwritten, type PlannedPlace } from './planned-place.ts';

/**
 * Plans a file that is written when it is not there, and never again: whoever changed it meant to.
 *
 * @param root the project's absolute folder
 * @param others names that the same file may have as well
 * @param advice what to do if it differs
 */
export async function expectedFile(
  root: string,
  path: string,
  text: string,
  others: readonly string[] = [],
  advice = 'to have that, move it away and run init again',
): Promise<PlannedPlace> {
  for (const name of [path, ...others]) {
    const present = await textAt(root, name);
    if (present === undefined) continue;
    // Git may have given it other line ends.
    return present.replaceAll('\r\n', '\n') === text
      ? unwritten(name, 'already there')
      : unwritten(name, 'left as it is', `it differs from what init writes; ${advice}`);
  }
  return { path, outcome: 'written', changes: [{ path, text }] };
}

/** Plans a file that gets what it lacks. */
export function amendedFile(path: string, present: string | undefined, text: string): PlannedPlace {
  if (present === text) return unwritten(path, 'already there');
  return { path, outcome: present === undefined ? 'written' : 'amended', changes: [{ path, text }] };
}
