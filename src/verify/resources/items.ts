import { isObject, type Json } from '../../json.ts';

/** The items of a list: a list itself, or the first list in an envelope. None of anything else. */
export function itemsOf(body: Json | undefined): readonly Json[] {
  if (Array.isArray(body)) return body;
  if (!isObject(body)) return [];
  return Object.values(body).find((value): value is Json[] => Array.isArray(value)) ?? [];
}
