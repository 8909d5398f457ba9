import { readPairs } from './pairs.ts';
import { joinLeaves, splitLeaves } from './separated.ts';
import type { Style } from './style.ts';

/**
 * A style that puts a separator between the leaves of lists and objects in queries, not exploded
 * (OpenAPI 3.1, "Style Values"). The separator travels encoded, as no URL may hold it.
 */
export function delimited(name: string, separator: string): Style {
  const written = { item: encodeURIComponent(separator), member: encodeURIComponent(separator) };
  const decoded = { item: separator, member: separator };
  return {
    name,
    // Primitives and exploded values have no such style (OpenAPI 3.1.1, "Style Examples": n/a).
    write: (parameter, flat, explode, encode) =>
      explode || flat.shape === 'primitive'
        ? undefined
        : `${encode(parameter)}=${joinLeaves(flat, written, encode)}`,
    read: (parameter, text, _explode, shape, decode) => {
      const [pair, ...rest] = readPairs(text, decode);
      if (rest.length > 0 || pair?.[0] !== parameter) return undefined;
      return splitLeaves(pair[1], decoded, shape);
    },
  };
}
