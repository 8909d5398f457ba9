import type { Json } from '../json.ts';
import { afterSpace, endOfString } from './json-place.ts';

const quote = 0x22;

/**
 * Where the first key that its object has already begins, in a text that is JSON: which of the values counts,
 * one parser says otherwise than the next (RFC 8259, section 4). `undefined` when there is none.
 *
 * @param value what the text was parsed to
 */
export function repeatedJsonKey(text: string, value: Json): number | undefined {
  // Of two members with one key, one is left: to count them is faster than to remember all keys.
  return keysIn(text) === membersIn(value) ? undefined : findRepeated(text);
}

function keysIn(text: string): number {
  let keys = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = endOfString(text, at);
    if (isKey(text, at)) keys += 1;
  }
  return keys;
}

function membersIn(value: Json): number {
  let members = 0;
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const isNamed = !Array.isArray(next);
    const children = next as { [key: string]: Json };
    // A parser makes no enumerable members but own ones; this makes no list of them.
    for (const key in children) {
      if (isNamed) members += 1;
      const child = children[key] as Json;
      if (typeof child === 'object') open.push(child);
    }
  }
  return members;
}

function findRepeated(text: string): number | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x7b) open.push(new Set());
    else if (character === 0x5b) open.push(undefined);
    else if (character === 0x7d || character === 0x5d) open.pop();
    else if (character === quote) {
      const end = endOfString(text, at);
      if (isKey(text, end) && !isNew(open.at(-1), text.slice(at, end))) return at;
      at = end - 1;
    }
  }
  return undefined;
}

function isKey(text: string, end: number): boolean {
  return text.charAt(afterSpace(text, end)) === ':';
}

/** A key that is written with escapes is the one that it stands for. */
function isNew(known: Set<string> | undefined, written: string): boolean {
  if (!known) return true;
  const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
  const before = known.size;
  return known.add(key).size > before;
}
