import { isObject, type Json, type JsonObject } from '../json.ts';
import { essence, isJson } from './media-type.ts';
import type { Outline } from './outline.ts';
import { combinations, leafReadings, type Reading } from './readings.ts';

/** What a form carried under one name: the text of each field, and what its part said of its type. */
export interface Field {
  readonly text: string;
  /** The part's own `Content-Type`; `undefined` in forms that are no multipart, and in parts without one. */
  readonly contentType?: string | undefined;
}

/** The first media type that an encoding names for a property; `undefined` where it names none. */
export function contentTypeOf(encoding: JsonObject, name: string): string | undefined {
  const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
  const named = isObject(own) ? own['contentType'] : undefined;
  const first = typeof named === 'string' ? named.split(',')[0]?.trim() : undefined;
  return first && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(first) ? first : undefined;
}

/**
 * Every value that may be meant by what came under one name of a form: several fields are a list, one field may be
 * a list of one, and what is no primitive travels as JSON.
 *
 * @param named the media type that the property's encoding names
 */
export function readMember(
  fields: readonly Field[],
  outline: Outline,
  named: string | undefined,
  reading: Reading,
): readonly Json[] {
  const isList = outline.types.has('array');
  const [only, ...others] = fields;
  if (only && others.length === 0) {
    const single = readField(only, outline, named, reading);
    if (!isList) return single;
    const asItem = readField(only, outline.item(0), named, reading).map((item) => [item]);
    return outline.types.has('string') ? [...single, ...asItem] : [...asItem, ...single];
  }
  const items = combinations(
    fields.map((field, index) => readField(field, outline.item(index), named, reading)),
  );
  if (isList || reading === 'exact') return items;
  // Of a name that comes several times, receivers that want one value take the first or the last.
  return [
    ...items,
    ...[fields[0], fields.at(-1)].flatMap((field) =>
      field ? readField(field, outline, named, reading) : [],
    ),
  ];
}

function readField(
  { text, contentType }: Field,
  outline: Outline,
  named: string | undefined,
  reading: Reading,
): readonly Json[] {
  const { types } = outline;
  const json = asJson(text);
  const saysJson = isJson(essence(contentType ?? named ?? ''));
  const isStructure = typeof json === 'object' && json !== null;
  const meant = [
    ...(json !== undefined && (saysJson || (isStructure && (types.has('object') || types.has('array'))))
      ? [json]
      : []),
    // What travels as JSON is a text all the same, for who wants a text.
    ...(!saysJson || types.has('string') || json === undefined ? leafReadings(text, outline, reading) : []),
  ];
  return meant.length > 0 ? meant : [text];
}

function asJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
