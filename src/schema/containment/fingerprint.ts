import { isObject, type Json } from '../json.ts';
import { applicators } from '../subschemas.ts';
import { plainText, spokenKeywords } from './same-schema.ts';

const known = new WeakMap<object, number>();

/**
 * A number that schemas which say the same in the same words share, as long as both refer where the other
 * does: where a reference leads does not count. Each schema of a document is read once.
 */
export function fingerprint(schema: Json): number {
  if (!isObject(schema)) return schema === false ? 1 : 3;
  const before = known.get(schema);
  if (before !== undefined) return before;
  let sum = 3;
  for (const keyword of spokenKeywords(schema)) sum = (sum + mixed(keyword, ofValue(keyword, schema))) | 0;
  known.set(schema, sum);
  return sum;
}

function ofValue(keyword: string, schema: { readonly [keyword: string]: Json }): number {
  const value = schema[keyword] ?? null;
  const holding = applicators.get(keyword);
  if (keyword === '$ref' || keyword === '$dynamicRef') return 5;
  if (holding === undefined) return ofText(plainText(keyword, value));
  if (holding === 'one') return fingerprint(value);
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return parts.reduce((sum, [name, part]) => (sum + mixed(name, fingerprint(part))) | 0, 7);
}

function mixed(name: string, value: number): number {
  return Math.imul(ofText(name) ^ value, 0x01000193);
}

/** FNV-1a over UTF-16 code units. */
function ofText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
