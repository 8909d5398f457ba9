import path from 'node:path';

/** Whether a file lies in a folder, by their absolute paths alone: what a link leads to is not looked at. */
export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
