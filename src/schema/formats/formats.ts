import ajvFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../json.ts';
import type { Format } from './format.ts';
import { isIdnHostname, isIri, isIriReference } from './international.ts';
import { numberFormats } from './numbers.ts';
import { ownFormat, type Formats } from './own-formats.ts';
import { textFormats } from './texts.ts';

const byName = new Map([...textFormats, ...numberFormats].map((format) => [format.name, format]));

/**
 * The format of a name; `undefined` for one that nobody defines: it says nothing (Validation 2020-12, section 7.2.3).
 *
 * @example
 * ```ts
 * import { formatNamed } from 'schema-arbitraries/judging';
 *
 * formatNamed('uuid')?.type; // => "string"
 * formatNamed('colour') === undefined; // => true
 * ```
 */
export function formatNamed(name: string, own?: Formats): Format | undefined {
  return own?.named(name) ?? byName.get(name);
}

/** The format of a key. */
export function formatOf(key: string): Format | undefined {
  return byName.get(key) ?? ownFormat(key);
}

/** Whether every value of its type has a format: `password` says how to show a text, `float` how to store a number. */
export function isFree({ name, pattern }: Format): boolean {
  return pattern === undefined && !name.startsWith('int');
}

/**
 * Adds the checks of the formats to a validator: the very ones by which the engine judges.
 *
 * @example
 * ```ts
 * import { Ajv2020 } from 'ajv/dist/2020.js';
 * import { addFormats } from 'schema-arbitraries/judging';
 *
 * const ajv = addFormats(new Ajv2020());
 * ajv.validate({ type: 'string', format: 'iri' }, 'https://example.com/ü'); // => true
 * ```
 */
export function addFormats(ajv: Ajv2020, own?: Formats): Ajv2020 {
  ajvFormats.default(ajv);
  for (const { key, has } of own?.all ?? []) if (has) ajv.addFormat(key, { type: 'string', validate: has });
  ajv.addFormat('iri', isIri).addFormat('iri-reference', isIriReference);
  ajv.addFormat('idn-email', looksLikeEmail).addFormat('idn-hostname', isIdnHostname);
  // Not as a URN, which ajv takes for one as well.
  ajv.addFormat('uuid', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
  ajv.addFormat('url', isUrl).addFormat('regex', isExpression);
  ajv.addFormat('int32', { type: 'number', validate: (value) => isInteger(value, 2 ** 31) });
  ajv.addFormat('int64', { type: 'number', validate: (value) => isInteger(value, 2 ** 63) });
  return ajv;
}

const judge = addFormats(new Ajv2020({ strict: false }));
const checks = new Map<string, (value: Json) => boolean>();

/**
 * Whether a value has the format of a key, as the validator judges; values of types that the format does not speak of have it.
 *
 * @example
 * ```ts
 * import { meetsFormat } from 'schema-arbitraries/judging';
 *
 * meetsFormat('date', '2024-02-30'); // => false
 * ```
 */
export function meetsFormat(key: string, value: Json): boolean {
  const has = ownFormat(key)?.has;
  if (has) return typeof value !== 'string' || has(value);
  if (!byName.has(key)) return true;
  const known = checks.get(key);
  if (known) return known(value);
  const check = judge.compile({ format: key });
  const plain = (candidate: Json) => check(candidate);
  checks.set(key, plain);
  return plain(value);
}

/** Integers from `-limit` to below `limit`. */
function isInteger(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= -limit && value < limit;
}

/** ajv's own expression takes time in the square of the text's length. */
function isUrl(text: string): boolean {
  const host =
    /^(?:https?|ftp):\/\/(?:[^\s@/]*@)?(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+(?::\d{2,5})?(?:\/\S*)?$/iu;
  return host.test(text);
}

function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/u.test(text);
}

/** ECMA-262 with the `u` flag (Core 2020-12, section 6.4). */
function isExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
