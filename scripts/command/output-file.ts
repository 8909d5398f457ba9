import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../../src/expected-error.ts';
import { makeFolder } from '../../src/make-folder.ts';
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
    await replaceFile(path.resolve(root, name), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ExpectedError(`The report ${name} cannot be written (${code})`, {
      help: 'Name another file by --output-file, or make its folder writable.',
      cause: error,
    });
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  await makeFolder(path.dirname(file));
  const target = await realpath(file).catch(ifMissing(file));
  const found = await stat(target).catch(ifMissing(undefined));
  // A pipe or a device takes the text, and no file may take its place.
  if (found && !found.isFile()) return writeFile(target, text);
  const beside = path.join(path.dirname(target), `.openapi-contract-${randomUUID()}`);
  try {
    await writeFile(beside, text, { flag: 'wx', mode: found?.mode });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function ifMissing<Value>(value: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
