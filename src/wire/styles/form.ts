import { flatObject, type Flat, type Shape } from '../flat.ts';
import { readPairs } from '../pairs.ts';
import { joinLeaves, splitLeaves } from '../separated.ts';
import type { Encode, Style } from '../style.ts';

/**
 * `form`, for query and cookie parameters and for form bodies: `color=blue,black`, exploded
 * `color=blue&color=black` (RFC 6570, section 3.2.8). An empty list or object would be an absent parameter.
 */
export const form: Style = {
  name: 'form',
  write: (name, flat, explode, encode) =>
    absentWhenEmpty(explode ? exploded(name, flat, encode) : plain(name, flat, encode)),
  read: (name, text, explode, shape, decode) =>
    explode ? readExploded(name, readPairs(text, decode), shape) : readPlain(name, text, shape, decode),
};

const list = { item: ',', member: ',' };

function plain(name: string, flat: Flat, encode: Encode): string | undefined {
  return `${encode(name)}=${joinLeaves(flat, list, encode)}`;
}

function exploded(name: string, flat: Flat, encode: Encode): string | undefined {
  if (flat.shape === 'primitive') return plain(name, flat, encode);
  if (flat.shape === 'array') return flat.items.map((item) => `${encode(name)}=${encode(item)}`).join('&');
  return joinLeaves(flat, { item: '&', member: '=' }, encode);
}

function absentWhenEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function readPlain(name: string, text: string, shape: Shape, decode: Encode): Flat | undefined {
  const [pair, ...rest] = readPairs(text, decode);
  if (rest.length > 0 || pair?.[0] !== name) return undefined;
  return splitLeaves(pair[1], list, shape);
}

function readExploded(
  name: string,
  pairs: readonly (readonly [string, string])[],
  shape: Shape,
): Flat | undefined {
  if (shape === 'object') return flatObject(pairs);
  if (!pairs.every(([key]) => key === name)) return undefined;
  const items = pairs.map(([, value]) => value);
  if (shape === 'array') return { shape, items };
  const [text, ...rest] = items;
  return text === undefined || rest.length > 0 ? undefined : { shape, text };
}
