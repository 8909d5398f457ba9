import path from 'node:path';
import { withoutByteOrderMark } from '../byte-order-mark.ts';
import { ExpectedError } from '../expected-error.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { nameIn } from '../source-location.ts';
import { textAt } from '../text-at.ts';
import { type Member, sourceMembers } from './source-members.ts';

/** The file of a contract's folder that says where its description comes from. */
export const sourceFileName = 'source.json';

/** Where a contract's description comes from. Either `url` or `file` is there, and never both. */
export interface Source {
  /** Where the publisher serves the description, or a documentation page that holds it. */
  readonly url?: string;
  /** The same on disk: a path relative to the project's folder, with `/`. It may lead out of the project. */
  readonly file?: string;
  /** The one operation that is kept of the description: `post /pets`. */
  readonly operation?: string;
  /** The digest of the description as it was saved. */
  readonly sha256: string;
  /** The day that it was fetched on: `2026-11-23`. */
  readonly retrieved: string;
  /** What the server said about the version of what it served (RFC 9110, section 8.8.3). */
  readonly etag?: string;
  /** When the server last changed what it served, in its own words (RFC 9110, section 8.8.2). */
  readonly lastModified?: string;
  /** The digests of the files that the description refers to, by their paths in the contract's folder. */
  readonly neighbours?: Readonly<Record<string, string>>;
}

/**
 * Reads a contract's `source.json`; `undefined` when there is none.
 *
 * @param folder absolute path of the contract's folder
 * @param root absolute path of the project, which locations are relative to
 * @throws ExpectedError at the first member that is wrong, located
 */
export async function readSource(folder: string, root: string): Promise<Source | undefined> {
  const name = nameIn(root, path.join(folder, sourceFileName));
  const text = await textAt(root, name);
  if (text === undefined) return undefined;
  const value = parsed(text);
  const problem = problemOf(value);
  if (problem === undefined) return value as unknown as Source;
  // Only what is wrong must be found in the text: nobody else waits for a YAML parser.
  const { parseSourceFile } = await import('../contract/source-file.ts');
  const location = parseSourceFile(text, name, name).locate(problem.tokens);
  throw new ExpectedError(problem.message, { location, help: problem.help });
}

/** The text of a `source.json`: its members in one order, the neighbours by their paths. */
export function sourceText(source: Source): string {
  const { neighbours } = source;
  const members = Object.keys(sourceMembers).flatMap((key): [string, unknown][] => {
    const value = key === 'neighbours' ? sorted(neighbours) : source[key as keyof Source];
    return value === undefined ? [] : [[key, value]];
  });
  return `${JSON.stringify(Object.fromEntries(members), null, 2)}\n`;
}

function sorted(neighbours: Source['neighbours']): Source['neighbours'] {
  const entries = Object.entries(neighbours ?? {});
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(withoutByteOrderMark(text)) as Json;
  } catch {
    return undefined;
  }
}

interface Problem {
  readonly tokens: readonly string[];
  readonly message: string;
  readonly help: string;
}

const memberHelp =
  'Correct it, or delete the file and have it written anew: openapi-contract update <contract> --from URL.';

function problemOf(value: Json | undefined): Problem | undefined {
  if (!isObject(value)) return { tokens: [], message: 'an object was expected here', help: memberHelp };
  return originProblem(value) ?? firstMemberProblem(value);
}

function originProblem(source: JsonObject): Problem | undefined {
  const places = ['url', 'file'].filter((key) => Object.hasOwn(source, key));
  if (places.length === 1) return undefined;
  return {
    tokens: places.slice(1),
    message: places.length === 0 ? 'neither url nor file is there' : 'url and file exclude each other',
    help: 'Say where the description comes from: by url from a server, or by file from disk.',
  };
}

function firstMemberProblem(source: JsonObject): Problem | undefined {
  const missing = ['sha256', 'retrieved'].find((key) => !Object.hasOwn(source, key));
  if (missing !== undefined) return { tokens: [], message: `${missing} is missing`, help: memberHelp };
  for (const [key, value] of Object.entries(source)) {
    const member = memberOf(key);
    if (!member) {
      const help = `There are: ${Object.keys(sourceMembers).join(', ')}.`;
      return { tokens: [key], message: `there is no member ${JSON.stringify(key)} in a source`, help };
    }
    const wrong = member(value);
    if (wrong) return { tokens: [key, ...(wrong.at ?? [])], message: wrong.message, help: memberHelp };
  }
  return undefined;
}

function memberOf(key: string): Member | undefined {
  return Object.hasOwn(sourceMembers, key) ? sourceMembers[key as keyof Source] : undefined;
}
