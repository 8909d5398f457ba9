import { type Json, isObject, textOf } from '../json.ts';
import { isHeaderValue } from './header-value.ts';
import { neighbourPathProblem } from './neighbour-path.ts';
import { operationName } from './operation-name.ts';
import type { Source } from './source.ts';
import { upstreamUrlProblem } from './upstream-url.ts';

/** What is wrong with a member, and where in it. */
export interface MemberProblem {
  readonly message: string;
  readonly at?: readonly string[];
}

/** Judges the value of a member. */
export type Member = (value: Json) => MemberProblem | undefined;

/** What each member of a source must be, in the order that they are written in. */
export const sourceMembers: Readonly<Record<keyof Source, Member>> = {
  url: (value) => {
    const problem = upstreamUrlProblem(textOf(value));
    return problem === undefined ? undefined : { message: problem };
  },
  file: text('file must be the path of a file, relative to the project', isPath),
  operation: text(
    'operation must be a method and a path, such as "post /pets"',
    (value) => operationName(value) !== undefined,
  ),
  sha256: text('sha256 must be 64 hexadecimal digits in lower case', isDigest),
  retrieved: text('retrieved must be a day, such as "2026-11-23"', isDay),
  etag: text('etag must be a text that fits a header', isHeaderValue),
  lastModified: text('lastModified must be a text that fits a header', isHeaderValue),
  neighbours,
};

function text(message: string, fits: (value: string) => boolean): Member {
  return (value) => (typeof value === 'string' && fits(value) ? undefined : { message });
}

function neighbours(value: Json): MemberProblem | undefined {
  if (!isObject(value)) return { message: 'neighbours must be an object of digests by path' };
  for (const [path, digest] of Object.entries(value)) {
    const problem = neighbourPathProblem(path);
    if (problem !== undefined)
      return { message: `${JSON.stringify(path)} is no neighbour: ${problem}`, at: [path] };
    if (!isDigest(textOf(digest)))
      return { message: 'a digest must be 64 hexadecimal digits in lower case', at: [path] };
  }
  return undefined;
}

function isPath(value: string): boolean {
  return value !== '' && !value.includes('\0');
}

function isDigest(value: string): boolean {
  return /^[\da-f]{64}$/.test(value);
}

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
