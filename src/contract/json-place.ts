import type { Places } from './text-reading.ts';

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const quote = 0x22;
const backslash = 0x5c;

/** A member or item: where it is written, and where its value begins. */
interface Child {
  readonly place: number;
  readonly value: number;
}

/** Finds places in a text that is valid JSON. What was looked through once is known from then on. */
export function jsonPlaces(text: string): Places {
  const known = new Map<number, ReadonlyMap<string, Child>>();
  const childrenOf = (offset: number): ReadonlyMap<string, Child> => {
    const children = known.get(offset) ?? readChildren(text, offset);
    known.set(offset, children);
    return children;
  };
  return (tokens) => {
    let value = afterSpace(text, 0);
    let place = value;
    for (const token of tokens) {
      const child = childrenOf(value).get(token);
      if (!child) break;
      ({ place, value } = child);
    }
    return place;
  };
}

function readChildren(text: string, offset: number): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  const isObject = text.charCodeAt(offset) === openBrace;
  if (!isObject && text.charCodeAt(offset) !== openBracket) return children;
  let at = afterSpace(text, offset + 1);
  while (!isClosing(text.charCodeAt(at)) && at < text.length) {
    const place = at;
    let key = String(children.size);
    if (isObject) {
      at = endOfString(text, place);
      key = JSON.parse(text.slice(place, at)) as string;
      // Past the colon.
      at = afterSpace(text, afterSpace(text, at) + 1);
    }
    children.set(key, { place, value: at });
    at = afterSpace(text, endOfValue(text, at));
    if (text.charAt(at) === ',') at = afterSpace(text, at + 1);
  }
  return children;
}

function isClosing(character: number): boolean {
  return character === closeBrace || character === closeBracket;
}

/** The first index from `at` on at which no white space stands. */
export function afterSpace(text: string, at: number): number {
  let next = at;
  for (;;) {
    const character = text.charCodeAt(next);
    if (character !== 0x20 && character !== 0x0a && character !== 0x0d && character !== 0x09) return next;
    next += 1;
  }
}

/** The index after the closing quote of the text that begins at one: the first that no odd number of backslashes stands before. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((end - before) % 2 === 0) return end + 1;
  }
  return text.length;
}

function endOfValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return endOfString(text, start);
  if (first !== openBrace && first !== openBracket) return endOfWord(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === quote) at = endOfString(text, at) - 1;
    else if (character === openBrace || character === openBracket) depth += 1;
    else if (isClosing(character)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** A number, `true`, `false` or `null`. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[,\]}\s]/.test(text.charAt(at))) at += 1;
  return at;
}
