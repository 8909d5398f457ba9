import { ExpectedError } from '../../src/expected-error.ts';

/**
 * The words of a command line: white space between them, quotes and backslashes as a POSIX shell reads
 * them (section 2.2), and nothing else of what a shell does. Throws an ExpectedError for an open quote.
 */
export function splitCommandLine(line: string): readonly string[] {
  const words: string[] = [];
  const pieces = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|(.)/gsy;
  let isOpen = false;
  for (const [piece, single, double, escaped, plain, stray] of line.matchAll(pieces)) {
    if (stray !== undefined)
      throw new ExpectedError('The command of --auth-command has a quote that is left open');
    const text = single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain;
    if (text === undefined) isOpen = false;
    else if (isOpen) words[words.length - 1] += text;
    else words.push(text);
    isOpen = piece.trim() !== '' || text !== undefined;
  }
  return words;
}
