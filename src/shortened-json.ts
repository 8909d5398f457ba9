import { isObject, setOwn, type Json, type JsonObject } from './json.ts';
import { appendPointer } from './json-pointer.ts';

/** What a shortened value has no more: items or members at the end, or characters of a text. */
export interface Omission {
  /** JSON pointer of what was shortened. */
  readonly pointer: string;
  readonly kind: 'items' | 'members' | 'characters';
  readonly count: number;
}

/** A value, and what it has no more. */
export interface Shortened {
  readonly value: Json;
  readonly omitted: readonly Omission[];
}

/** What of each thing stays. */
const kept = { items: 3, members: 40, characters: 200 } as const;
/** Deeper there is nothing. */
const deepest = 20;

/**
 * A value that is still JSON of the same shape, with fewer items, members and characters where it is long.
 *
 * @param room characters of JSON that stay as they are
 */
export function shortened(value: Json, room = 1500): Shortened {
  const omitted: Omission[] = [];
  const isShort = JSON.stringify(value).length <= room;
  return { value: isShort ? value : shorten(value, '', omitted, 0), omitted };
}

function shorten(value: Json, pointer: string, omitted: Omission[], depth: number): Json {
  const note = (kind: Omission['kind'], count: number): void => {
    if (count > 0) omitted.push({ pointer, kind, count });
  };
  if (typeof value === 'string') {
    note('characters', value.length - kept.characters);
    return value.slice(0, kept.characters).toWellFormed();
  }
  if (Array.isArray(value)) {
    const few = depth < deepest ? kept.items : 0;
    note('items', value.length - few);
    return value
      .slice(0, few)
      .map((item, index) => shorten(item, appendPointer(pointer, index), omitted, depth + 1));
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value);
  const few = depth < deepest ? kept.members : 0;
  note('members', members.length - few);
  const object: JsonObject = {};
  for (const [name, member] of members.slice(0, few))
    setOwn(object, name, shorten(member, appendPointer(pointer, name), omitted, depth + 1));
  return object;
}
