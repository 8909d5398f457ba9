import { flatObject, type Flat, type Shape } from './flat.ts';
import type { Encode } from './style.ts';

/** How a list of leaves is put into one text: what stands between items, and between a name and its value. */
export interface Separators {
  readonly item: string;
  /** What stands between a member's name and its value: the item's separator when not exploded. */
  readonly member: string;
}

/** The leaves of a value with separators between them. */
export function joinLeaves(flat: Flat, separators: Separators, encode: Encode): string {
  if (flat.shape === 'primitive') return encode(flat.text);
  if (flat.shape === 'array') return flat.items.map(encode).join(separators.item);
  return flat.entries
    .map(([key, text]) => encode(key) + separators.member + encode(text))
    .join(separators.item);
}

/** The value in a decoded text, split at the separators. */
export function splitLeaves(text: string, separators: Separators, shape: Shape): Flat | undefined {
  if (shape === 'primitive') return { shape, text };
  const items = text === '' ? [] : text.split(separators.item);
  if (shape === 'array') return { shape, items };
  return separators.member === separators.item ? pairUp(items) : splitMembers(items, separators.member);
}

function pairUp(items: readonly string[]): Flat | undefined {
  if (items.length % 2 !== 0) return undefined;
  const entries = items.flatMap((item, index) =>
    index % 2 === 0 ? [[item, items[index + 1] ?? ''] as const] : [],
  );
  return flatObject(entries);
}

function splitMembers(items: readonly string[], separator: string): Flat | undefined {
  const entries = items.map((item) => {
    const at = item.indexOf(separator);
    return at < 0 ? undefined : ([item.slice(0, at), item.slice(at + separator.length)] as const);
  });
  return entries.every((entry) => entry !== undefined) ? flatObject(entries) : undefined;
}
