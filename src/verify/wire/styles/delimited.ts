import { readPairs } from './form.ts';
import { joinLeaves, splitLeaves } from './separated.ts';
import type { Style } from './style.ts';

/** `spaceDelimited`, for lists and objects in queries, not exploded: `color=blue%20black`. */
export const spaceDelimited: Style = delimited('spaceDelimited', ' ');

/** `pipeDelimited`, for lists and objects in queries, not exploded: `color=blue%7Cblack`. */
export const pipeDelimited: Style = delimited('pipeDelimited', '|');

function delimited(name: string, separator: string): Style {
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
