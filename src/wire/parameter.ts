import type { Parameter } from '../contract/contract.ts';
import type { Json } from '../json.ts';
import { flatten, leaves, sameFlat, type Flat } from './flat.ts';
import { essence, isJson } from './media-type.ts';
import type { PartWire } from './part-wire.ts';
import { percentDecode, percentEncode } from './percent.ts';
import { writeQuerystring } from './querystring.ts';
import type { Style } from './style.ts';
import { readCookies } from './cookies.ts';
import { styles } from './styles.ts';

const connectionFields = new Set(
  'connection content-length expect host keep-alive te trailer transfer-encoding upgrade'.split(' '),
);

/** Whether a parameter is to be ignored, whatever it says (OpenAPI 3.1, "Parameter Object", `name`). */
export function isIgnored(parameter: Pick<Parameter, 'in' | 'name'>): boolean {
  return parameter.in === 'header' && /^(?:accept|content-type|authorization)$/i.test(parameter.name);
}

/** What writing needs to know of a parameter, or of a header that is written like one. */
export type WrittenParameter = Pick<Parameter, 'in' | 'name' | 'style' | 'explode' | 'mediaType'>;

/**
 * A parameter's value on the wire, by its style or by the media type of its `content` (OpenAPI 3.1,
 * "Parameter Object"). `undefined` when the wire cannot carry the value without ambiguity: `null`,
 * nested values, empty lists and texts, a comma within a list's item, a slash in a path, a line break in a header.
 */
export function writeParameter(parameter: WrittenParameter, value: Json): PartWire | undefined {
  const text =
    parameter.mediaType === undefined ? writeStyled(parameter, value) : writeContent(parameter, value);
  return text !== undefined && permitted(parameter, text) ? place(parameter, text) : undefined;
}

function writeStyled(parameter: WrittenParameter, value: Json): string | undefined {
  const style = styles.get(parameter.style);
  const flat = flatten(value);
  if (!style || !flat || isEmpty(flat) || !carries(parameter, flat)) return undefined;
  const text = style.write(parameter.name, flat, parameter.explode, encoder(parameter));
  return text !== undefined && survives(parameter, style, flat, text) ? text : undefined;
}

// An empty list or object is written like an absent parameter, or like a list of one empty text; and many
// servers take an empty text for an absent one.
function isEmpty(flat: Flat): boolean {
  const texts = leaves(flat);
  return texts.length === 0 || texts.includes('');
}

// Cookies have no agreed way to repeat a name (OpenAPI 3.1.1, Appendix D), and blanks around a header's
// list items are not part of them (RFC 9110, section 5.6.1).
function carries(parameter: WrittenParameter, flat: Flat): boolean {
  if (parameter.style === 'cookie') return flat.shape === 'primitive' || parameter.explode;
  if (parameter.in === 'cookie') return flat.shape === 'primitive' || !parameter.explode;
  return parameter.in !== 'header' || leaves(flat).every((leaf) => leaf === leaf.trim());
}

function survives(parameter: WrittenParameter, style: Style, flat: Flat, text: string): boolean {
  const read = style.read(parameter.name, text, parameter.explode, flat.shape, decoder(parameter));
  return read !== undefined && sameFlat(read, flat);
}

function writeContent(parameter: WrittenParameter, value: Json): string | undefined {
  if (parameter.in === 'querystring') return writeQuerystring(parameter.mediaType ?? '', value);
  if (!isJson(essence(parameter.mediaType ?? '')) || parameter.in === 'cookie') return undefined;
  if (parameter.in === 'header') return asciiJson(value);
  const json = JSON.stringify(value);
  if (!json.isWellFormed()) return undefined;
  return parameter.in === 'path'
    ? percentEncode(json)
    : `${percentEncode(parameter.name)}=${percentEncode(json)}`;
}

// JSON can say every character in ASCII (RFC 8259, section 7), which is all that a header carries safely.
function asciiJson(value: Json): string {
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * What servers take of one parameter, in characters: a URI of 8,000 octets is what everybody should take (RFC 9110,
 * section 4.1), and many take no more of all headers together.
 */
const longest = 6000;

function permitted(parameter: WrittenParameter, text: string): boolean {
  if (text.length > longest) return false;
  if (parameter.in === 'path') return isPathSafe(percentDecode(text));
  if (parameter.in === 'header') return isFieldName(parameter.name) && isFieldValue(text);
  if (parameter.style === 'cookie')
    return readCookies(text).every(([name, value]) => isRawCookie(name, value));
  return parameter.in !== 'cookie' || isCookiePair(text);
}

// Servers and proxies decode, collapse or refuse slashes, dot segments and control characters (RFC 3986, section 3.3).
function isPathSafe(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text !== '' && text !== '.' && text !== '..' && !/[/\\\u0000-\u001f\u007f]/.test(text);
}

// RFC 9110, section 5.1, but for the fields that belong to the connection, which no client sets by hand.
function isFieldName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !connectionFields.has(name.toLowerCase());
}

// RFC 9110, section 5.5: visible ASCII, blanks within.
function isFieldValue(text: string): boolean {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}

// RFC 6265, section 4.1.1; a percent sign would be decoded by some servers and not by others.
function isCookiePair(text: string): boolean {
  return /^[^=\s;,"%\\]+=[\x21\x23-\x24\x26-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(text);
}

// In style `cookie` nothing is decoded, and a percent sign is one.
function isRawCookie(name: string, value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(value);
}

function place(parameter: WrittenParameter, text: string): PartWire {
  const { name } = parameter;
  if (parameter.in === 'path') return { in: 'path', name, text };
  if (parameter.in === 'header') return { in: 'header', name, text };
  // What is the whole query stands alone there.
  return { in: parameter.in === 'cookie' ? 'cookie' : 'query', text };
}

function encoder(parameter: WrittenParameter): (text: string) => string {
  return isEncoded(parameter) ? percentEncode : (text) => text;
}

function decoder(parameter: WrittenParameter): (text: string) => string {
  return isEncoded(parameter) ? percentDecode : (text) => text;
}

function isEncoded(parameter: WrittenParameter): boolean {
  return parameter.in === 'path' || parameter.in === 'query';
}
