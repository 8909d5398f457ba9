import type { Parameter } from '../contract/contract.ts';
import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';
import { absent } from './absent.ts';
import { isMemberOf, listOf, readBracketed } from './bracketed.ts';
import { shapes, unflatten, type Shape } from './flat.ts';
import { essence, isJson } from './media-type.ts';
import type { Outline } from './outline.ts';
import { groupPairs, readPairs, type Pair } from './pairs.ts';
import { percentDecode } from './percent.ts';
import { leafReadings, typedReadings, type Reading } from './readings.ts';
import { readCookies } from './cookies.ts';
import { styles } from './styles.ts';

/** What is read where a parameter travels: a value, or that there is none. */
export type ParameterReading = Json | typeof absent;

/** What reading needs to know of a parameter, or of a form's member that is written like one. */
export type ReceivedParameter = Pick<Parameter, 'in' | 'name' | 'style' | 'explode' | 'mediaType'>;

/**
 * Every value that a text means where a parameter travels, by its style or by the media type of its `content`
 * (OpenAPI 3.1, "Parameter Object"). Empty when it is said to be JSON and is not.
 *
 * @param received as it travels: a path segment, the pieces of the query that may be the parameter's, a header's
 *   value, the pieces of the `Cookie` header joined by `&`
 */
export function readReceived(
  parameter: ReceivedParameter,
  received: string,
  outline: Outline,
  reading: Reading,
): readonly ParameterReading[] {
  const read =
    parameter.mediaType === undefined
      ? readStyled(parameter, received, outline, reading)
      : readContent(parameter, received, outline, reading);
  // Many servers take an empty text for an absent one.
  return reading === 'lenient' && read.includes('') ? [...read, absent] : read;
}

/** What may be meant where nothing came for a parameter. An object without members is written so. */
export function readAbsent(parameter: ReceivedParameter, { types }: Outline): readonly ParameterReading[] {
  return types.has('object') && parameter.mediaType === undefined && isSpread(parameter, 'object')
    ? [absent, {}]
    : [absent];
}

function readContent(
  parameter: ReceivedParameter,
  received: string,
  outline: Outline,
  reading: Reading,
): readonly Json[] {
  const texts = contentTexts(parameter, received);
  const type = essence(parameter.mediaType ?? '');
  if (isJson(type)) return texts.flatMap(parsed);
  return texts.flatMap((each) => leafReadings(each, outline, reading));
}

function contentTexts(parameter: ReceivedParameter, received: string): readonly string[] {
  if (parameter.in === 'header') return [received.trim()];
  if (parameter.in === 'path') return [percentDecode(received)];
  return valuesOf(parameter.name, readPairs(received, decoderOf(parameter)));
}

function parsed(json: string): readonly Json[] {
  try {
    return [JSON.parse(json)];
  } catch {
    return [];
  }
}

function readStyled(
  parameter: ReceivedParameter,
  received: string,
  outline: Outline,
  reading: Reading,
): readonly ParameterReading[] {
  const wanted = shapesOf(outline);
  const trees = treesOf(parameter, received, wanted, outline);
  const read = trees.flatMap((tree): readonly ParameterReading[] =>
    tree === absent ? [tree] : typedReadings(tree, outline, reading),
  );
  const lenient = reading === 'lenient' ? oneOfMany(parameter, received, wanted, outline) : [];
  if (read.length + lenient.length > 0) return [...read, ...lenient];
  // It has none of the shapes that the schema describes: what it is instead says what is wrong.
  const other = shapes.filter((shape) => !isSpread(parameter, shape));
  const misfits = treesOf(parameter, received, other, outline);
  return misfits.length > 0 || !isSpread(parameter, 'object') ? misfits : [absent];
}

/** The shapes in which the schema's values travel, those first that say most. */
function shapesOf({ types }: Outline): readonly Shape[] {
  const leaf = types.has('string') || types.has('number') || types.has('boolean') || types.has('null');
  return [
    ...(types.has('array') ? (['array'] as const) : []),
    ...(types.has('object') ? (['object'] as const) : []),
    ...(leaf ? (['primitive'] as const) : []),
  ];
}

/** The values with texts for leaves that a text is in each of some shapes. */
function treesOf(
  parameter: ReceivedParameter,
  received: string,
  wanted: readonly Shape[],
  outline: Outline,
): readonly ParameterReading[] {
  const decode = decoderOf(parameter);
  if (parameter.style === 'cookie') return rawCookies(parameter, received, wanted, outline);
  if (parameter.style === 'deepObject') return deepObjects(parameter, received, wanted, decode);
  return wanted.flatMap((shape) =>
    isSpread(parameter, shape)
      ? spreadObjects(parameter, received, outline, decode)
      : shaped(parameter, received, shape, decode),
  );
}

/** Cookies in style `cookie`, which are neither encoded nor decoded (OpenAPI 3.2, "Style Values"). */
function rawCookies(
  { name, explode }: ReceivedParameter,
  received: string,
  wanted: readonly Shape[],
  { names }: Outline,
): readonly ParameterReading[] {
  const all = readCookies(received);
  const own = all.flatMap(([key, value]) => (key === name ? [value] : []));
  return wanted.flatMap((shape): readonly ParameterReading[] => {
    if (shape === 'primitive') return own.slice(0, 1);
    if (!explode) return [];
    if (shape === 'array') return own.length > 0 ? [own] : [];
    const members = all.filter(([key]) => names.has(key));
    return members.length > 0 ? [Object.fromEntries(members)] : [absent, {}];
  });
}

/** Whether an object's members are parameters of their own. */
export function isSpread({ in: place, style, explode }: ReceivedParameter, shape: Shape): boolean {
  if (style === 'cookie') return shape === 'object' && explode;
  return shape === 'object' && style === 'form' && explode && (place === 'query' || place === 'cookie');
}

function shaped(
  parameter: ReceivedParameter,
  received: string,
  shape: Shape,
  decode: Decode,
): readonly Json[] {
  const { name, explode } = parameter;
  // Exploded, these two repeat the name as `form` does (OpenAPI 3.0.3, "Style Values").
  const delimited = parameter.style === 'spaceDelimited' || parameter.style === 'pipeDelimited';
  const style = styles.get(delimited && (explode || shape === 'primitive') ? 'form' : parameter.style);
  if (!style) return [];
  const own =
    parameter.in === 'query' || parameter.in === 'cookie' ? ownPairs(name, received, decode) : received;
  if (own === undefined) return [];
  return splittings(own, style.name, shape).flatMap((written) => {
    const flat = style.read(name, written, explode, shape, decode);
    return flat ? [mapTexts(unflatten(flat), (leaf) => cleaned(parameter, leaf))] : [];
  });
}

/** Stands for a comma that was encoded, while a text is split. */
const comma = '\u{F0000}';

/**
 * A text as it is to be split: RFC 6570 encodes what does not separate, and so it is split before it is decoded;
 * many servers decode first, and an encoded comma separates as well.
 */
function splittings(received: string, style: string, shape: Shape): readonly string[] {
  if (shape === 'primitive' || !/^(?:simple|form|label|matrix)$/.test(style) || !/%2C/i.test(received))
    return [received];
  return [received.replaceAll(/%2C/gi, encodeURIComponent(comma)), received];
}

// Blanks around a header's list items are not part of them (RFC 9110, section 5.6.1).
function cleaned(parameter: ReceivedParameter, leaf: string): string {
  const text = leaf.replaceAll(comma, ',');
  return parameter.in === 'header' ? text.trim() : text;
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (!isObject(value)) return value;
  const mapped: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setOwn(mapped, map(key), mapTexts(member, map));
  return mapped;
}

/** The pieces that bear the very name; `undefined` when there is none. */
function ownPairs(name: string, received: string, decode: Decode): string | undefined {
  const own = received.split('&').filter((piece) => decode(piece.split('=', 1)[0] ?? '') === name);
  return own.length > 0 ? own.join('&') : undefined;
}

/** All that may be a member, and what the schema lists alone: nobody minds parameters that are not described. */
function spreadObjects(
  { in: place }: ReceivedParameter,
  received: string,
  { names }: Outline,
  decode: Decode,
): readonly ParameterReading[] {
  const pairs = readPairs(received, decode);
  const listed = pairs.filter(([key]) => names.has(key));
  // An object without members is written like one that is not there.
  const none = listed.length === 0 && (pairs.length === 0 || names.size > 0) ? [absent, {}] : [];
  const all = place === 'cookie' ? listed : pairs;
  return [...[all, listed].filter(({ length }) => length > 0).map(groupPairs), ...none];
}

function deepObjects(
  { name }: ReceivedParameter,
  received: string,
  wanted: readonly Shape[],
  decode: Decode,
): readonly ParameterReading[] {
  const pairs = readPairs(received, decode);
  const members = pairs.filter(([key]) => isMemberOf(name, key));
  if (members.length > 0) {
    const value = readBracketed(name, members);
    const list = wanted.includes('array') ? listOf(value) : undefined;
    return list ? [list, value] : [value];
  }
  const own = valuesOf(name, pairs);
  return own.length > 0 ? own : [absent];
}

/** Of a name that comes several times, receivers that want one value take the first or the last. */
function oneOfMany(
  parameter: ReceivedParameter,
  received: string,
  wanted: readonly Shape[],
  outline: Outline,
): readonly Json[] {
  if (parameter.in !== 'query' || !wanted.includes('primitive')) return [];
  const own = valuesOf(parameter.name, readPairs(received, decoderOf(parameter)));
  const ends = own.length > 1 ? [own[0] ?? '', own.at(-1) ?? ''] : [];
  return ends.flatMap((end) => leafReadings(end, outline, 'lenient'));
}

function valuesOf(name: string, pairs: readonly Pair[]): readonly string[] {
  return pairs.flatMap(([key, value]) => (key === name ? [value] : []));
}

type Decode = (text: string) => string;

const identity: Decode = (piece) => piece;

/** How a place is decoded. */
function decoderOf({ in: place }: ReceivedParameter): Decode {
  if (place === 'query') return formDecode;
  return place === 'header' ? identity : percentDecode;
}

/** Decodes as forms are decoded, where a plus is a blank (WHATWG URL Standard, "application/x-www-form-urlencoded parsing"). */
export function formDecode(piece: string): string {
  return percentDecode(piece.replaceAll('+', ' '));
}
