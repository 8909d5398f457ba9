import { flatObject } from '../flat.ts';
import { readPairs } from '../pairs.ts';
import type { Style } from '../style.ts';

/** `deepObject`, for objects in queries: `color[R]=100&color[G]=200` (OpenAPI 3.1, "Style Values"). */
export const deepObject: Style = {
  name: 'deepObject',
  write: (name, flat, _explode, encode) => {
    if (flat.shape !== 'object' || flat.entries.length === 0) return undefined;
    return flat.entries.map(([key, text]) => `${encode(`${name}[${key}]`)}=${encode(text)}`).join('&');
  },
  read: (name, text, _explode, shape, decode) => {
    if (shape !== 'object') return undefined;
    const entries = readPairs(text, decode).map(([key, value]) => [member(name, key), value] as const);
    return entries.every(hasMember) ? flatObject(entries) : undefined;
  },
};

// A bracket within a member's name would read as a deeper level.
function member(name: string, key: string): string | undefined {
  const inner = key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : undefined;
  return inner?.includes('[') || inner?.includes(']') ? undefined : inner;
}

function hasMember(entry: readonly [string | undefined, string]): entry is readonly [string, string] {
  return entry[0] !== undefined;
}
