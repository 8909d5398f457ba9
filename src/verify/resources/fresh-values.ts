import { createHash } from 'node:crypto';
import { isObject, type Json } from '../../json.ts';
import { toPointer } from '../../json-pointer.ts';
import type { Case } from '../case.ts';
import { placesOf } from '../plan/places.ts';
import { aimsAt, type Replacement } from './remade.ts';
import type { NamingPlace } from './naming-places.ts';
import { wordsOf } from './words.ts';

/** What resources are told apart by, as a rule. */
const telling: ReadonlySet<string> = new Set(
  (
    'name title label email mail slug key code login username user handle nickname number sku reference ' +
    'identifier id uuid url uri domain host hostname phone path token tag alias isbn iban vin plate'
  ).split(' '),
);

/** Which values are made new: those that names suggest, or all. */
export type Freshness = 'telling' | 'all';

/**
 * Replacements of texts and numbers in a body by some that nobody has used, the same ones for the same salt: what
 * names a resource stays, and so does what the case is about, but for texts of the same length.
 */
export function freshValues(
  testCase: Case,
  naming: readonly NamingPlace[],
  freshness: Freshness,
  salt: string,
): readonly Replacement[] {
  const named = new Set(naming.map(({ part, tokens }) => `${part.key}${toPointer(tokens)}`));
  const bodies = [...(testCase.making?.draft ?? [])].filter(([part]) => part.in === 'body');
  return bodies.flatMap(([part, body]) =>
    placesOf(body).flatMap(({ tokens, value }): Replacement[] => {
      const pointer = toPointer(tokens);
      if (named.has(`${part.key}${pointer}`) || isObject(value)) return [];
      if (freshness === 'telling' && !isTelling(tokens)) return [];
      const isAim = aimsAt(testCase, part, tokens);
      const candidates = candidatesFor(value, hash(`${salt} ${pointer}`), isAim);
      return candidates.length === 0 ? [] : [{ part, tokens, candidates }];
    }),
  );
}

function isTelling(tokens: readonly string[]): boolean {
  const words = wordsOf(tokens.at(-1) ?? '');
  return words.some((word) => telling.has(word));
}

function candidatesFor(value: Json, digits: string, isAim: boolean): readonly Json[] {
  if (typeof value === 'string') {
    const length = value.length;
    const alike = length >= 4 && length <= 4096 ? [ofLength(digits, length)] : [];
    return isAim ? alike : [...alike.filter(() => length > 7 && length < 40), ...textsOf(digits)];
  }
  if (typeof value === 'boolean' && !isAim) return [!value];
  if (typeof value !== 'number' || isAim) return [];
  const number = Number.parseInt(digits.slice(0, 11), 16);
  return [10_000 + (number % 1_000_000_000), number % 10_000, number % 100].filter(
    (other) => other !== value,
  );
}

// Letters first, as names of many kinds begin with one.
function ofLength(digits: string, length: number): string {
  return `a${digits}`.repeat(Math.ceil(length / digits.length)).slice(0, length);
}

function textsOf(digits: string): readonly string[] {
  const word = `a${digits.slice(0, 11)}`;
  const number = String(Number.parseInt(digits.slice(0, 11), 16)).padStart(14, '1');
  return [
    word,
    `${word}@example.com`,
    `${word}.example.com`,
    `https://example.com/${word}`,
    [8, 4, 4, 4, 12].map((length, index) => uuidPiece(digits, length, index)).join('-'),
    number.slice(0, 10),
    `+1${number.slice(0, 10)}`,
    word.slice(0, 5),
    word.slice(0, 3),
    word.slice(0, 5).toUpperCase(),
  ];
}

// A UUID of version 4 (RFC 9562, section 5.4).
function uuidPiece(digits: string, length: number, index: number): string {
  const piece = digits.slice(index * 4, index * 4 + length);
  if (index === 2) return `4${piece.slice(1)}`;
  return index === 3 ? `8${piece.slice(1)}` : piece;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
