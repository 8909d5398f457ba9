import path from 'node:path';

/** A place in a file that somebody wrote: the path relative to the project, line and column from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`, which terminals and editors make clickable. */
export function formatLocation(location: SourceLocation): string {
  return `${location.file}:${location.line}:${location.column}`;
}

/**
 * What people and locations call a file: its path relative to the project, with `/`.
 *
 * @param root the project's absolute folder
 * @param file absolute path
 */
export function nameIn(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
