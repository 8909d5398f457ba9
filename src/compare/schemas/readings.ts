import { isObject, type Json } from '../../json.ts';
import type { Difference } from './difference.ts';
import type { Others } from './excerpt.ts';

/** Keywords that hold schemas of the same value, and may say what holds for properties that nobody declares. */
const wrappers: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'schema']);
/** Keywords that speak of properties by what their names are, or how many there are. */
const ofNames = ['patternProperties', 'propertyNames', 'minProperties', 'maxProperties'];

/**
 * Which properties that nobody declares count when a difference is judged, one reading after the other: none for
 * what speaks of declared ones alone, any for what speaks of others itself.
 */
export function readingsOf({ kind, open, before, after, replacement }: Difference): readonly Others[] {
  if (open || kind === 'not') return ['any'];
  if (replacement.part === 'null' || !wrappers.has(kind)) return ['none'];
  return speaksOfNames(before) === speaksOfNames(after) ? ['one'] : ['one', 'any'];
}

function speaksOfNames(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(speaksOfNames);
  if (!isObject(value)) return false;
  return (
    ofNames.some((keyword) => Object.hasOwn(value, keyword)) ||
    ['allOf', 'anyOf', 'oneOf', 'not', 'then', 'else'].some((keyword) => speaksOfNames(value[keyword]))
  );
}
