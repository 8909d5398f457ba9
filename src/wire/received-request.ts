import type { Parameter } from '../contract/contract.ts';
import { isMemberOf } from './bracketed.ts';
import type { Outline } from './outline.ts';
import { cookieSeparator, readCookies } from './cookies.ts';
import { percentDecode } from './percent.ts';
import { formDecode, isSpread } from './received-parameter.ts';

/** A request as it came, its path matched to that of an operation. */
export interface ReceivedRequest {
  /** What the path has for the names of the template, percent-encoded. */
  readonly path: Readonly<Record<string, string>>;
  /** Percent-encoded, without `?`. */
  readonly query: string;
  /** By name in lower case; several of a name joined by `, ` (RFC 9110, section 5.3). */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded from its content coding; `undefined` when there is none. */
  readonly body: Uint8Array | undefined;
}

/** A parameter with the text that came for it; `undefined` when none did. */
export interface ReceivedText {
  readonly parameter: Parameter;
  readonly outline: Outline;
  readonly text: string | undefined;
}

/** What came for each of an operation's parameters. */
export function receivedTexts(
  outlines: ReadonlyMap<Parameter, Outline>,
  request: ReceivedRequest,
): readonly ReceivedText[] {
  const query = pieces(request.query.split('&'), formDecode);
  const cookies = pieces((request.headers['cookie'] ?? '').split(';').map(unquoted), percentDecode);
  return Array.from(outlines, ([parameter, outline]) => {
    const found = { parameter, outline };
    if (parameter.in === 'path') return { ...found, text: ownMember(request.path, parameter.name) };
    if (parameter.in === 'header')
      return { ...found, text: ownMember(request.headers, parameter.name.toLowerCase()) };
    if (parameter.in === 'querystring')
      return { ...found, text: request.query === '' ? undefined : request.query };
    if (parameter.style === 'cookie') return { ...found, text: rawCookies(parameter, outline, request) };
    return { ...found, text: piecesOf(parameter, outlines, parameter.in === 'query' ? query : cookies) };
  });
}

/** The cookies that may be a parameter's in style `cookie`, as they came; `undefined` when none is. */
function rawCookies(
  { name }: Parameter,
  { names, types }: Outline,
  { headers }: ReceivedRequest,
): string | undefined {
  const own = readCookies(headers['cookie'] ?? '').filter(
    ([key]) => key === name || (types.has('object') && names.has(key)),
  );
  return own.length === 0 ? undefined : own.map(([key, value]) => `${key}=${value}`).join(cookieSeparator);
}

/** `name=value`, and the name decoded. */
interface Piece {
  readonly text: string;
  readonly name: string;
}

function pieces(texts: readonly string[], decode: (text: string) => string): readonly Piece[] {
  return texts
    .filter((text) => text !== '')
    .map((text) => ({ text, name: decode(text.split('=', 1)[0] ?? '') }));
}

// RFC 6265, section 4.1.1: a value may stand in quotes.
function unquoted(cookie: string): string {
  return cookie.trim().replace(/^([^=]*=)"(.*)"$/, '$1$2');
}

/** The pieces that may be a parameter's: those of its name, and for an object's members those that are nobody else's. */
function piecesOf(
  parameter: Parameter,
  outlines: ReadonlyMap<Parameter, Outline>,
  all: readonly Piece[],
): string | undefined {
  const own = all.filter(({ name }) => bears(parameter, name));
  const outline = outlines.get(parameter);
  const isObject = outline?.types.has('object') && isSpread(parameter, 'object');
  const others = isObject
    ? [...outlines.keys()].filter((other) => other !== parameter && other.in === parameter.in)
    : [];
  const taken = isObject
    ? all.filter(({ name }) => bears(parameter, name) || !others.some((other) => bears(other, name)))
    : own;
  return taken.length > 0 ? taken.map(({ text }) => text).join('&') : undefined;
}

function bears({ name, style }: Parameter, key: string): boolean {
  return key === name || (style === 'deepObject' && isMemberOf(name, key));
}

function ownMember(object: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
