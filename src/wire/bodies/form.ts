import { isObject, type Json } from '../../json.ts';
import { flatten, sameFlat } from '../flat.ts';
import { percentDecode, percentEncode } from '../percent.ts';
import { form as formStyle } from '../styles/form.ts';
import { styles } from '../styles.ts';
import type { BodyContext, BodyFormat, WriteContext } from '../body-format.ts';
import { absent } from '../absent.ts';
import { isMemberOf, listOf, readBracketed } from '../bracketed.ts';
import { contentTypeOf, readMember } from '../form-members.ts';
import { readPairs } from '../pairs.ts';
import { readingsByName, typedReadings, type Reading } from '../readings.ts';
import { formDecode, readReceived } from '../received-parameter.ts';

/**
 * `application/x-www-form-urlencoded` (OpenAPI 3.1, "Support for x-www-form-urlencoded Request Bodies"):
 * each property in `form` style, or in the style that its encoding names; objects as JSON.
 */
export const form: BodyFormat = {
  name: 'form',
  handles: (type) => type === 'application/x-www-form-urlencoded',
  write: (value, context) => {
    const members = isObject(value) ? Object.entries(value) : [];
    const pairs = members.map(([name, member]) => pair(name, member, context));
    if (pairs.length === 0 || !pairs.every((text) => text !== undefined)) return undefined;
    return { contentType: context.contentType, bytes: pairs.join('&') };
  },
  read: (bytes, context, reading) => readForm(new TextDecoder().decode(bytes), context, reading),
};

/** Each name with what may be meant by all that came under it. */
function readForm(body: string, context: BodyContext, reading: Reading): readonly Json[] {
  const pieces = body.split('&').filter((piece) => piece !== '');
  const byName = Map.groupBy(pieces, (piece) => memberOf(nameOf(piece), context));
  const members = [...byName].map(([name, own]) => [name, readPieces(name, own, context, reading)] as const);
  return readingsByName(new Map(members.filter(([, readings]) => readings.length > 0)));
}

function nameOf(piece: string): string {
  return formDecode(piece.split('=', 1)[0] ?? '');
}

/** The member that a name stands for: itself, the one that its brackets lead into, or the object that is spread over it. */
function memberOf(key: string, context: BodyContext): string {
  const { outline, encoding } = context;
  const spread = outline.names.has(key)
    ? undefined
    : Object.keys(encoding).find((name) => isSpreadOver(name, key, context));
  if (spread !== undefined) return spread;
  const base = key.slice(0, Math.max(0, key.indexOf('[')));
  const isListed = outline.names.has(base) || Object.hasOwn(encoding, base);
  return isListed && !outline.names.has(key) && isMemberOf(base, key) ? base : key;
}

/** Whether a name is that of a member of an object which is exploded in style `form`. */
function isSpreadOver(name: string, key: string, context: BodyContext): boolean {
  const settings = settingsOf(name, context);
  const { types, names } = context.outline.member(name);
  return settings?.style === 'form' && settings.explode && types.has('object') && names.has(key);
}

function readPieces(
  name: string,
  pieces: readonly string[],
  context: BodyContext,
  reading: Reading,
): readonly Json[] {
  const outline = context.outline.member(name);
  const pairs = readPairs(pieces.join('&'), formDecode);
  if (pairs.some(([key]) => key !== name && !isSpreadOver(name, key, context))) {
    const value = readBracketed(name, pairs);
    return typedReadings(listOf(value) ?? value, outline, reading);
  }
  const styled = settingsOf(name, context);
  if (styled) {
    const parameter = { in: 'query', name, mediaType: undefined, ...styled } as const;
    return readReceived(parameter, pieces.join('&'), outline, reading).filter((value) => value !== absent);
  }
  const fields = pairs.map(([, text]) => ({ text }));
  return readMember(fields, outline, contentTypeOf(context.encoding, name), reading);
}

/** How a property is serialised; `undefined` where its encoding says nothing of style, and defaults hold. */
function settingsOf(
  name: string,
  { encoding }: WriteContext,
): { readonly style: string; readonly explode: boolean } | undefined {
  const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
  if (!isObject(own)) return undefined;
  const named = own['style'];
  const exploded = own['explode'];
  if (typeof named !== 'string' && typeof exploded !== 'boolean') return undefined;
  const style = typeof named === 'string' && styles.has(named) ? named : 'form';
  return { style, explode: typeof exploded === 'boolean' ? exploded : style === 'form' };
}

function pair(name: string, value: Json, context: WriteContext): string | undefined {
  const settings = settingsOf(name, context);
  return isObject(value) && settings === undefined
    ? jsonPair(name, value)
    : styledPair(name, value, settings ?? { style: 'form', explode: true });
}

function styledPair(
  name: string,
  value: Json,
  { style: named, explode }: { readonly style: string; readonly explode: boolean },
): string | undefined {
  const style = styles.get(named) ?? formStyle;
  const flat = flatten(value);
  const text = flat && style.write(name, flat, explode, percentEncode);
  if (!flat || !text) return undefined;
  const read = style.read(name, text, explode, flat.shape, percentDecode);
  return read && sameFlat(read, flat) ? text : undefined;
}

function jsonPair(name: string, value: Json): string | undefined {
  return name.isWellFormed() ? `${percentEncode(name)}=${percentEncode(JSON.stringify(value))}` : undefined;
}
