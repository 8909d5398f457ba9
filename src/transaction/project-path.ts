import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { leftovers } from '../files/leftovers.ts';
import { look } from '../files/look.ts';

/** Also as file systems that fold case, drop trailing dots or keep short names (Windows, macOS) read it. */
const gitFolder = /^(\.git|git~\d+)[ .]*$/i;
/** Separators, drives and streams of Windows, and what no system takes. */
// oxlint-disable-next-line no-control-regex
const foreign = /[\\:\u0000]/;

/**
 * The absolute path of a file of a project, made sure to be one: it leads neither out of the project,
 * by its words or through a linked folder, nor into what git or the toolkit keep for themselves.
 *
 * @param root absolute path of the project
 * @param file relative to it, with `/`
 * @throws ExpectedError when it leads elsewhere
 */
export function projectPath(root: string, file: string): string {
  const tokens = file.split('/');
  if (foreign.test(file) || tokens.some((token) => token === '' || token === '.' || token === '..')) {
    refuse(file, 'is no path inside the project');
  }
  if (tokens.some((token) => gitFolder.test(token))) refuse(file, "is git's own");
  if (tokens[0]?.toLowerCase() === leftovers) refuse(file, "is the toolkit's own");
  for (const folder of foldersAbove(file)) {
    if (look(path.join(root, folder))?.isSymbolicLink()) refuse(file, `leads through the link ${folder}`);
  }
  return path.join(root, ...tokens);
}

/** The folders that a path of a project leads through, the outermost first: `a/b/c` gives `a` and `a/b`. */
export function foldersAbove(file: string): string[] {
  const tokens = file.split('/');
  return tokens.slice(1).map((_, index) => tokens.slice(0, index + 1).join('/'));
}

function refuse(file: string, why: string): never {
  throw new ExpectedError(`${JSON.stringify(file)} ${why}: it is not written`, {
    help: 'Only files inside the project are written and removed, and none through a link.',
  });
}
