import { realpathSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { isInside } from '../is-inside.ts';
import { repositoryOf } from '../repository.ts';
import { nameIn } from '../source-location.ts';
import { look } from './look.ts';

/**
 * The absolute path of a file or folder that is to be written, made sure to be where it says: no part of it,
 * from the top of the project's repository on, is a link, as whoever committed that would choose what is
 * overwritten (CWE-59). A place outside is the user's own word, and taken as it is.
 *
 * @param root the project's absolute folder
 * @param file absolute, or relative to it
 * @throws ExpectedError when it leads through a link
 */
export function placeToWrite(root: string, file: string): string {
  const target = path.resolve(root, file);
  const top = topOver(root, target);
  const link = top === undefined ? undefined : linkBetween(top, target);
  if (link === undefined) return target;
  const [name, through] = [target, link].map((each) => JSON.stringify(nameIn(root, each)));
  const which = name === through ? 'is a link' : `leads through the link ${through}`;
  throw new ExpectedError(`${name} ${which}: it is not written`, {
    help: 'Remove the link, or name another place: no link in a repository is followed to write.',
  });
}

/**
 * The absolute path of what is to be written in a folder of the toolkit's own.
 *
 * @param folder absolute path
 * @param file relative to it
 * @throws ExpectedError when it leads out of the folder, by its name or through a link
 */
export function placeInside(folder: string, file: string): string {
  const target = path.resolve(folder, file);
  const link = isInside(target, folder) ? linkBetween(folder, target) : folder;
  if (link === undefined) return target;
  throw new ExpectedError(`${JSON.stringify(file)} leads elsewhere: it is not written`, {
    help: 'Put the file itself where the link is.',
  });
}

/** Whether a place belongs to the project, or to the repository that the project is in. */
export function isOurs(root: string, target: string): boolean {
  return topOver(root, target) !== undefined;
}

/** The folder from which on links are a stranger's; the system may know it by a second name. */
function topOver(root: string, target: string): string | undefined {
  const top = repositoryOf(root) ?? root;
  return [top, realName(top)].find((each) => target === each || isInside(target, each));
}

function realName(folder: string): string {
  return look(folder) ? realpathSync(folder) : folder;
}

function linkBetween(top: string, target: string): string | undefined {
  const tokens = path.relative(top, target).split(path.sep);
  const places = tokens.map((_, index) => path.join(top, ...tokens.slice(0, index + 1)));
  return places.find((place) => look(place)?.isSymbolicLink());
}
