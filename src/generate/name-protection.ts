import type { Json, JsonObject } from '../json.ts';
import { isObject, setOwn } from '../json.ts';

/**
 * openapi-typescript treats names as parts of URI references: it splits them at `#/` and throws on a
 * `%` that starts no escape. So these two characters go in as noncharacters, "never intended for
 * interchange" (Unicode, section 23.7), and come out as themselves.
 */
const standIns: readonly (readonly [string, string])[] = [
  ['%', '\uFDD0'],
  ['#', '\uFDD1'],
];

/** The members, besides keys, that hold names which openapi-typescript builds references from. */
const nameMembers = new Set(['required', 'name', 'operationId', 'propertyName']);

/** A name that openapi-typescript leaves alone. */
export function protectName(name: string): string {
  return standIns.reduce((text, [character, standIn]) => text.replaceAll(character, standIn), name);
}

/** A copy of a document in which every name is protected, references excepted. */
export function protectNames(value: Json): Json {
  if (Array.isArray(value)) return value.map(protectNames);
  return isObject(value) ? protectMembers(value) : value;
}

function protectMembers(object: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(object)) {
    setOwn(copy, protectName(key), nameMembers.has(key) ? protectHeld(member) : protectNames(member));
  }
  return copy;
}

function protectHeld(value: Json): Json {
  if (typeof value === 'string') return protectName(value);
  return Array.isArray(value) ? value.map(protectHeld) : protectNames(value);
}

/** Puts the characters back into printed TypeScript, where a stand-in stands as itself or escaped. */
export function restoreNames(text: string): string {
  return standIns.reduce((restored, [character, standIn]) => {
    const escaped = new RegExp(String.raw`(?<!\\)((?:\\\\)*)\\u${standIn.charCodeAt(0).toString(16)}`, 'gi');
    return restored.replaceAll(standIn, character).replaceAll(escaped, `$1${character}`);
  }, text);
}
