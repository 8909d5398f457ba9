import { readFile, stat } from 'node:fs/promises';
import {
  LineCounter,
  type Document,
  type Node,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';
import { withoutByteOrderMark } from '../byte-order-mark.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Json } from '../json.ts';
import { once } from '../once.ts';
import { nameIn, type SourceLocation } from '../source-location.ts';
import { codeOf } from '../system-error.ts';
import { utf8Text } from '../utf8-text.ts';
import { repeatedJsonKey } from './repeated-json-key.ts';

/** A description or overlay as it lies on disk. */
export interface SourceFile {
  /** Absolute path. */
  readonly path: string;
  /** Path relative to the project, with `/`: what locations show. */
  readonly name: string;
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
  const positions = once(() => parsePositions(text, name));
  return {
    path: file,
    name,
    value: file.endsWith('.json') ? parseJson(text, name) : toJson(positions(), name),
    locate: (tokens) => locate(positions(), tokens, name),
  };
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

/** JSON.parse is some forty times faster than a YAML parser, which is left to say where things are. */
function parseJson(text: string, name: string): Json {
  const error = jsonError(text);
  if (error !== undefined) refuseJson(text, offsetOfError(text, error), error.split(', "')[0] ?? '', name);
  const repeated = repeatedJsonKey(text);
  if (repeated !== undefined) refuseJson(text, repeated, 'keys of an object must be unique', name);
  return JSON.parse(text) as Json;
}

function refuseJson(text: string, offset: number, reason: string, name: string): never {
  const before = text.slice(0, offset).split('\n');
  throw new ExpectedError(`not valid JSON: ${reason}`, {
    location: { file: name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    help: helpFor(name),
  });
}

function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** V8 says the position, but for unexpected tokens: those are the end of the shortest prefix that has one. */
function offsetOfError(text: string, error: string): number {
  const position = /at position (\d+)/.exec(error)?.[1];
  if (position !== undefined) return Number(position);
  let good = 0;
  let bad = text.length;
  while (good + 1 < bad) {
    const middle = Math.floor((good + bad) / 2);
    if (jsonError(text.slice(0, middle))?.startsWith('Unexpected token')) bad = middle;
    else good = middle;
  }
  return good;
}

interface Positions {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

function parsePositions(text: string, name: string): Positions {
  const lines = new LineCounter();
  // The parser would compare each key of a mapping with all before it, for minutes on a large one.
  const options = { lineCounter: lines, merge: true, logLevel: 'error', uniqueKeys: false } as const;
  try {
    return { document: parseDocument(text, options), lines };
  } catch (cause) {
    // The parser recurses: thousands of nested brackets exhaust its stack.
    throw new ExpectedError(`${name} cannot be parsed: it is nested too deeply`, { cause });
  }
}

function toJson({ document, lines }: Positions, name: string): Json {
  const mistake = firstMistake(document);
  if (mistake) {
    const { line, col } = lines.linePos(mistake.offset);
    throw new ExpectedError(`not valid YAML: ${mistake.message}`, {
      location: { file: name, line, column: col },
      help: helpFor(name),
    });
  }
  try {
    return document.toJS() as Json;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError(`not usable YAML: ${reason}`, {
      location: { file: name, line: 1, column: 1 },
      cause,
    });
  }
}

function firstMistake(document: Document.Parsed): { offset: number; message: string } | undefined {
  const [error] = document.errors;
  // The parser recurses, and takes the end of the stack for a mistake of the text.
  if (error?.message.startsWith('Maximum call stack')) {
    return { offset: error.pos[0], message: 'it is nested too deeply' };
  }
  if (error?.code === 'MULTIPLE_DOCS') {
    return { offset: error.pos[0], message: 'a second document begins, and a file holds one' };
  }
  const message = error?.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
  if (error) return { offset: error.pos[0], message: message ?? 'malformed YAML' };
  const key = repeatedKey(document);
  return key && { offset: startOf(key) ?? 0, message: 'Map keys must be unique' };
}

/** The first key that its mapping has already (YAML 1.2.2, section 3.2.1.1). */
function repeatedKey(document: Document.Parsed): Node | undefined {
  let repeated: Node | undefined;
  visit(document, {
    Map: (_, map) => {
      const known = new Set<unknown>();
      for (const { key } of map.items) {
        const value = isScalar(key) ? key.value : key;
        if (known.has(value)) repeated = key as Node;
        if (repeated) return visit.BREAK;
        known.add(value);
      }
      return undefined;
    },
  });
  return repeated;
}

function locate({ document, lines }: Positions, tokens: readonly string[], name: string): SourceLocation {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const token of tokens) {
    const step = child(document, node, token);
    if (!step) break;
    offset = startOf(step.at) ?? offset;
    node = step.node;
  }
  const { line, col } = lines.linePos(offset);
  return { file: name, line, column: col };
}

/** The node below `node`, and the node that marks the place where it is written: a member's key, an item itself. */
function child(document: Document, node: unknown, token: string): { node: unknown; at: unknown } | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(target)) {
    const item = target.items[Number(token)];
    return item === undefined ? undefined : { node: item, at: item };
  }
  if (!isMap(target)) return undefined;
  const pair = target.items.find(({ key }) => isScalar(key) && String(key.value) === token);
  return pair && { node: pair.value, at: pair.key };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

/** Overlays are nobody's but the project's. */
function helpFor(name: string): string {
  return /\.overlay\.\w+$/.test(name)
    ? 'Correct the file.'
    : 'Correct the file, or fetch it anew from its publisher.';
}
