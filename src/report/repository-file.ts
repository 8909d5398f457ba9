import path from 'node:path';
import type { Report } from './report.ts';

/**
 * A file of the project as its repository knows it. What shows sources, as GitHub, GitLab and editors do,
 * knows the repository alone; people have the project before them.
 */
export function repositoryFile({ folder = '' }: Pick<Report, 'folder'>, file: string): string {
  return path.isAbsolute(file) || folder === '' ? file : path.posix.join(folder, file);
}
