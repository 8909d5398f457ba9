import { parseSourceFile, type SourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { once } from '../once.ts';
import type { SourceLocation } from '../source-location.ts';
import { tooMuchEffort } from './effort.ts';
import { checkNesting } from './nesting.ts';

/**
 * Parses a file from a stranger: `parseSourceFile`, for what can be parsed in seconds and walked
 * recursively.
 *
 * @param path its ending says whether it is JSON
 * @param name what locations show
 * @throws ExpectedError when it is malformed, would take too long or is nested too deeply
 */
export function parseFile(text: string, path: string, name: string): SourceFile {
  const offset = once(() => tooMuchEffort(text));
  const isJson = path.endsWith('.json');
  // JSON is parsed as YAML only to say where something is.
  if (!isJson && offset() !== undefined) {
    throw new ExpectedError('so many members in one mapping are not read', {
      location: locationAt(text, offset() ?? 0, name),
      help: 'Ask the publisher for a smaller description, or for JSON.',
    });
  }
  const parsed = parseSourceFile(text, path, name);
  const locate: SourceFile['locate'] = (tokens) =>
    isJson && offset() !== undefined ? locationAt(text, 0, name) : parsed.locate(tokens);
  const file = { ...parsed, locate };
  checkNesting(file);
  return file;
}

function locationAt(text: string, offset: number, name: string): SourceLocation {
  const lines = text.slice(0, offset).split('\n');
  return { file: name, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
