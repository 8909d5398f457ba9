import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';

/** A character that may not go into openapi-typescript, and what goes in for it. */
type StandIn = readonly [character: string, standIn: string];

/** The members, besides keys, that hold names; in others a `#/` begins a reference. */
const nameMembers = new Set(['required', 'name', 'operationId', 'propertyName']);

/**
 * openapi-typescript treats names as parts of URI references: it splits them at `#/` and throws on a
 * `%` that starts no escape. For these two characters it gets noncharacters (Unicode, section 23.7),
 * two of the 32 in a row that the document does not hold itself.
 *
 * @param text the document as JSON
 */
export function standInsFor(text: string): readonly StandIn[] {
  const candidates = Array.from({ length: 32 }, (_, index) => String.fromCodePoint(0xfdd0 + index));
  const [percent, hash] = candidates.filter((candidate) => !text.includes(candidate));
  return percent === undefined || hash === undefined
    ? []
    : [
        ['%', percent],
        ['#', hash],
      ];
}

/** A document with the stand-ins in all its texts, save the `#` that begins a reference. What holds neither character is not copied. */
export function protectNames(document: JsonObject, standIns: readonly StandIn[]): JsonObject {
  let copy: JsonObject | undefined;
  for (const [key, member] of Object.entries(document)) {
    const [name, value] = [protect(key, standIns), protectValue(member, standIns, nameMembers.has(key))];
    if (copy === undefined && name === key && value === member) continue;
    copy ??= before(document, key);
    setOwn(copy, name, value);
  }
  return copy ?? document;
}

/** The members of an object that stand before one of them. */
function before(object: JsonObject, key: string): JsonObject {
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(object)) {
    if (name === key) break;
    setOwn(copy, name, member);
  }
  return copy;
}

function protectValue(value: Json, standIns: readonly StandIn[], isName: boolean): Json {
  if (Array.isArray(value)) return protectItems(value, standIns, isName);
  if (isObject(value)) return protectNames(value, standIns);
  if (typeof value !== 'string') return value;
  return value.startsWith('#/') && !isName
    ? `#${protect(value.slice(1), standIns)}`
    : protect(value, standIns);
}

function protectItems(items: Json[], standIns: readonly StandIn[], isName: boolean): Json[] {
  const copy = items.map((item) => protectValue(item, standIns, isName));
  return copy.some((item, index) => item !== items[index]) ? copy : items;
}

function protect(text: string, standIns: readonly StandIn[]): string {
  if (!/[%#]/.test(text)) return text;
  return standIns.reduce((result, [character, standIn]) => result.replaceAll(character, standIn), text);
}

/** Puts the characters back into printed TypeScript, where a stand-in stands as itself or escaped. */
export function restoreNames(text: string, standIns: readonly StandIn[]): string {
  return standIns.reduce((restored, [character, standIn]) => {
    const code = standIn.charCodeAt(0).toString(16);
    const escaped = new RegExp(String.raw`(?<!\\)((?:\\\\)*)\\u${code}`, 'gi');
    return restored.replaceAll(standIn, character).replaceAll(escaped, `$1${character}`);
  }, text);
}
