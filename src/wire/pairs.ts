import type { Encode } from './style.ts';

/** Splits `a=1&b=2` into decoded names and values; a name without `=` has an empty one. */
export function readPairs(text: string, decode: Encode): (readonly [string, string])[] {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
  });
}
