import { isObject, type Json, type JsonObject } from '../json.ts';
import { flatten, leafText } from './flat.ts';
import { leafReadings, memberReadings, withMember } from './readings.ts';

/**
 * Every value that may be read from an object that a form carried, its members as texts: a list of one
 * item may be read as the item, an item as a list of one. What travels as JSON keeps its types.
 */
export function readMembers(value: Json): readonly Json[] {
  return isObject(value) ? [...memberReadings(value, readMember), ...oneMemberReadings(value)] : [];
}

// Where the combinations are too many to go through, what one member alone may be says enough of a violation.
function oneMemberReadings(value: JsonObject): readonly Json[] {
  return Object.entries(value).flatMap(([key, member]) =>
    readMember(member).map((reading) => withMember(value, key, reading)),
  );
}

function readMember(member: Json): readonly Json[] {
  const flat = flatten(member);
  if (flat?.shape === 'primitive') return withList(leafReadings(flat.text));
  if (flat?.shape === 'array') return withOnlyItem(leafReadings([...flat.items]), flat.items);
  // What travels as JSON is a text all the same, for who wants a text.
  if (!Array.isArray(member)) return [member, JSON.stringify(member)];
  const texts = member.map((item) => leafText(item) ?? JSON.stringify(item));
  return withOnlyItem([member, texts], texts);
}

function withList(readings: readonly Json[]): readonly Json[] {
  return [...readings, ...readings.map((reading) => [reading])];
}

function withOnlyItem(lists: readonly Json[], [only, ...rest]: readonly string[]): readonly Json[] {
  return only === undefined || rest.length > 0 ? lists : [...lists, ...leafReadings(only)];
}
