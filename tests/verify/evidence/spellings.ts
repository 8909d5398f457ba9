import { fc } from '@fast-check/vitest';

/** A way to write a text so that a reader gets it back. */
export interface Encoding {
  readonly name: string;
  readonly encode: (text: string) => string;
}

const each = (text: string, write: (character: string) => string): string => Array.from(text, write).join('');
const code = (character: string, digits: number, radix = 16): string =>
  character.charCodeAt(0).toString(radix).padStart(digits, '0');
const special = /[^A-Za-z0-9]/g;

/** How servers escape and encode what they echo. */
export const encodings: readonly Encoding[] = [
  { name: 'plain', encode: (text) => text },
  { name: 'JSON', encode: (text) => JSON.stringify(text).slice(1, -1) },
  {
    name: 'JSON with slashes escaped',
    encode: (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  },
  { name: 'JSON without ASCII', encode: (text) => each(text, (c) => `\\u${code(c, 4)}`) },
  { name: 'JSON for HTML', encode: (text) => text.replaceAll(/[<>&='"/\\]/g, (c) => `\\u${code(c, 4)}`) },
  { name: 'JavaScript', encode: (text) => text.replaceAll(special, (c) => `\\x${code(c, 2)}`) },
  { name: 'percent', encode: (text) => encodeURIComponent(text) },
  { name: 'percent in lower case', encode: (text) => each(text, (c) => `%${code(c, 2)}`) },
  { name: 'a form', encode: (text) => new URLSearchParams({ a: text }).toString().slice(2) },
  {
    name: 'HTML',
    encode: (text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  },
  { name: 'HTML by numbers', encode: (text) => each(text, (c) => `&#${code(c, 1, 10)};`) },
  { name: 'XML in hexadecimal', encode: (text) => text.replaceAll(special, (c) => `&#x${code(c, 2)};`) },
  { name: 'base64', encode: (text) => Buffer.from(text).toString('base64') },
  { name: 'base64 after one byte', encode: (text) => Buffer.from(`:${text}`).toString('base64') },
  { name: 'base64 between others', encode: (text) => Buffer.from(`u:${text}!`).toString('base64') },
  { name: 'base64url', encode: (text) => Buffer.from(text).toString('base64url') },
  { name: 'hexadecimal', encode: (text) => Buffer.from(text).toString('hex') },
  { name: 'upper case', encode: (text) => text.toUpperCase() },
  { name: 'lower case', encode: (text) => text.toLowerCase() },
  { name: 'UTF-16', encode: (text) => each(text, (c) => `${c}\0`) },
];

/** Tokens as they are given out: random, of any characters that a header may have. */
export const token = fc
  .array(fc.constantFrom(...Array.from('ABCXYZabcxyz0189/+=-_.~!$&\'()*,:;<>"@\\%|')), {
    minLength: 16,
    maxLength: 60,
  })
  .map((characters) => `aB3${characters.join('')}`);

/** One encoding, or one over another. */
export const spelling = fc
  .array(fc.constantFrom(...encodings), { minLength: 1, maxLength: 2 })
  // What is changed for ever, in its case, can only be changed first.
  .filter(
    ([first, second]) =>
      second === undefined || !/case|base64|hexa|UTF/.test(`${second.name} ${first?.name}`),
  )
  .map((chosen) => ({
    name: chosen.map(({ name }) => name).join(', then '),
    encode: (text: string) => chosen.reduce((written, { encode }) => encode(written), text),
  }));

/** How many characters of a token in a row are too many. */
const telling = 6;

/** What of a token an output holds, in any of the spellings; nothing when it holds none of it. */
export function leakedPart(output: string, secret: string): string | undefined {
  const lower = output.toLowerCase();
  for (let at = 0; at + telling <= secret.length; at += 1) {
    const part = secret.slice(at, at + telling);
    if (encodings.some(({ encode }) => lower.includes(encode(part).toLowerCase()))) return part;
  }
  for (const shift of ['', 'x', 'xx']) {
    const encoded = Buffer.from(shift + secret)
      .toString('base64')
      .slice(shift === '' ? 0 : 4, -4);
    for (let at = 0; at + 8 <= encoded.length; at += 1) {
      if (output.includes(encoded.slice(at, at + 8))) return encoded.slice(at, at + 8);
    }
  }
  return undefined;
}
