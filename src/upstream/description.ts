import { otherFormat } from '../contract/other-format.ts';
import type { SourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { isObject } from '../json.ts';
import { fencedBlocks } from './fenced-blocks.ts';
import { type OperationName, operationName } from './operation-name.ts';
import { descriptionInPage, descriptionsInPage } from './page.ts';
import { parseFile } from './parse-file.ts';
import type { ReadFile } from './reader.ts';

/** A description as it was found in what was read. */
export interface FoundDescription {
  /** Its text is the description's, verbatim. */
  readonly file: SourceFile;
  readonly text: string;
  readonly isJson: boolean;
  /** Whether it stood in a documentation page. */
  readonly page: boolean;
  /** The operation that was asked for, or else the one that the page is about. */
  readonly operation: OperationName | undefined;
}

/**
 * Finds the description in what was read: all of it, or the code block of a documentation page.
 *
 * @param wanted the operation that was asked for
 * @throws ExpectedError when there is none, or it is malformed, located in what was read
 */
export function findDescription(read: ReadFile, wanted: string | undefined): FoundDescription {
  const { text, name } = read;
  const isPage = isDocumentationPage(text);
  if (isWebPage(text, isPage)) refuseWebPage(name);
  const block = isPage ? descriptionInPage(text, wanted, name) : { text, line: 1, operation: undefined };
  const { file, isJson } = parseDescription(block.text, name, block.line);
  const operation = wanted ?? block.operation;
  return { file, text: block.text, isJson, page: isPage, operation: operationName(operation ?? '') };
}

const versionKey = /^(["']?)(openapi|swagger)\1[ \t]*:/m;

/** Recognised by its content: servers call Markdown many things. A description may hold code blocks in its prose. */
function isDocumentationPage(text: string): boolean {
  const [first] = fencedBlocks(text);
  if (!first || /^\s*\{/.test(text)) return false;
  const before = text.split(/\r\n|\r|\n/, first.line - 1).join('\n');
  if (versionKey.test(before)) return false;
  return descriptionsInPage(text).length === 0 ? !versionKey.test(text) : !isDescription(text);
}

function isDescription(text: string): boolean {
  try {
    const { value } = parseFile(text, 'page.yaml', 'page');
    return isObject(value) && ('openapi' in value || 'swagger' in value);
  } catch {
    return false;
  }
}

/** Lines are those of the page that the description stands in, where it begins on another than the first. */
function parseDescription(text: string, name: string, line: number): { file: SourceFile; isJson: boolean } {
  const isJson = isJsonText(text, name);
  try {
    const file = parseFile(text, isJson ? 'openapi.json' : 'openapi.yaml', name);
    checkVersion(file);
    return { file, isJson };
  } catch (error) {
    if (!(error instanceof ExpectedError) || !error.location || line === 1) throw error;
    const location = { ...error.location, line: error.location.line + line - 1 };
    throw new ExpectedError(error.message, { location, help: error.help, cause: error });
  }
}

/** Every JSON text is YAML as well: what cannot be parsed is called what its name says. */
function isJsonText(text: string, name: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /\.json([?#]|$)/i.test(name);
  }
}

function checkVersion(file: SourceFile): void {
  if (isObject(file.value) && ('openapi' in file.value || 'swagger' in file.value)) return;
  const other = otherFormat(file.value);
  throw new ExpectedError(other ?? 'not an OpenAPI description: `openapi` is missing', {
    location: file.locate([]),
    help: 'Give the address of the description itself, or of a Markdown page with the description in a fenced code block.',
  });
}

/** Markdown may begin with an element as well. */
function isWebPage(text: string, isPage: boolean): boolean {
  return /^\s*<(!doctype|html|head|\?xml)\b/i.test(text) || (!isPage && /^\s*</.test(text));
}

function refuseWebPage(name: string): never {
  throw new ExpectedError(`${name} is a web page, where a description was expected`, {
    help: 'Give the address of the description itself, or of the page as Markdown: many sites serve that under the same address with .md at its end.',
  });
}
