import { ExpectedError } from '../../src/expected-error.ts';
import { replaceFile } from '../../src/files/replace-file.ts';
import { reporterName, type ReporterName } from './reporters.ts';

/** A file that a report goes to. */
export interface OutputFile {
  /** Whose report; `undefined` when that goes without saying. */
  readonly reporter: ReporterName | undefined;
  readonly file: string;
}

/** Takes `FILE` or `NAME=FILE`. A file whose own name looks like the second is written `./NAME=FILE`. */
export function outputFile(given: string): OutputFile {
  const [, name, file = given] = /^([a-z-]+)=(.*)$/s.exec(given) ?? [];
  const reporter = name === undefined ? undefined : reporterName(name);
  if (file !== '') return { reporter, file };
  throw new ExpectedError(`"${given}" names no file`, { help: 'A variable that is not set leaves nothing.' });
}

/**
 * Writes a report to a file, whose folder is made, as a whole or not at all. Throws an ExpectedError when
 * it cannot be written; what was there is there still.
 */
export async function writeOutputFile(root: string, name: string, text: string): Promise<void> {
  try {
    await replaceFile(root, name, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ExpectedError(`The report ${name} cannot be written (${code})`, {
      help: 'Name another file by --output-file, or make its folder writable.',
      cause: error,
    });
  }
}
