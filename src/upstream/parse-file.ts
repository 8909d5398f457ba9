import { parseSourceFile, type SourceFile } from '../contract/source-file.ts';
import { checkNesting } from './nesting.ts';

/**
 * Parses a file from a stranger: `parseSourceFile`, for what can be walked recursively.
 *
 * @param path its ending says whether it is JSON
 * @param name what locations show
 * @throws ExpectedError when it is malformed or nested too deeply
 */
export function parseFile(text: string, path: string, name: string): SourceFile {
  const file = parseSourceFile(text, path, name);
  checkNesting(file);
  return file;
}
