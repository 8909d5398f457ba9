import { readFile, stat } from 'node:fs/promises';
import { withoutByteOrderMark } from '../byte-order-mark.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Json } from '../json.ts';
import { once } from '../once.ts';
import { nameIn, type SourceLocation } from '../source-location.ts';
import { codeOf } from '../system-error.ts';
import { utf8Text } from '../utf8-text.ts';
import { readJsonText } from './json-text.ts';
import { lineIndex } from './line-index.ts';
import { TextMistake } from './text-mistake.ts';
import type { TextReading } from './text-reading.ts';
import { readYamlText } from './yaml-text.ts';

/** A description or overlay as it lies on disk. */
export interface SourceFile {
  /** Absolute path. */
  readonly path: string;
  /** Path relative to the project, with `/`: what locations show. */
  readonly name: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly value: Json;
  /** Where the member or item that the tokens lead to is written: at its key, for a member. */
  locate(tokens: readonly string[]): SourceLocation;
}

const maximumBytes = 64 * 1024 * 1024;

/**
 * Reads a YAML 1.2 or JSON file.
 *
 * @param root absolute path of the project, which locations are relative to
 * @throws ExpectedError when it cannot be read, is too large, or is malformed (with line and column)
 */
export async function readSourceFile(file: string, root: string): Promise<SourceFile> {
  const name = nameIn(root, file);
  return parseSourceFile(await readText(file, name), file, name);
}

/** Parses the text of a source file; `name` is what locations show. Throws as `readSourceFile` does. */
export function parseSourceFile(written: string, file: string, name: string): SourceFile {
  const text = withoutByteOrderMark(written);
  const lines = once(() => lineIndex(text));
  const locationOf = (offset: number): SourceLocation => ({ file: name, ...lines()(offset) });
  const language = /\.json$/i.test(file) ? 'JSON' : 'YAML';
  const { value, places } = read(text, language, locationOf);
  return { path: file, name, text, value, locate: (tokens) => locationOf(places(tokens)) };
}

function read(
  text: string,
  language: 'JSON' | 'YAML',
  locationOf: (offset: number) => SourceLocation,
): TextReading {
  try {
    return language === 'JSON' ? readJsonText(text) : readYamlText(text);
  } catch (error) {
    if (!(error instanceof TextMistake)) throw error;
    const location = locationOf(error.offset);
    const help = helpFor(location.file);
    throw new ExpectedError(`not valid ${language}: ${error.message}`, { location, help, cause: error });
  }
}

async function readText(file: string, name: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maximumBytes) throw new ExpectedError(`${name} is larger than ${maximumBytes / 2 ** 20} MiB`);
    return utf8Text(await readFile(file), name);
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw new ExpectedError(`${name} cannot be read (${codeOf(error) || String(error)})`, { cause: error });
  }
}

/** Overlays are nobody's but the project's. */
function helpFor(name: string): string {
  return /\.overlay\.\w+$/.test(name)
    ? 'Correct the file.'
    : 'Correct the file, or fetch it anew from its publisher.';
}
