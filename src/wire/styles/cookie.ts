import { cookieSeparator, readCookies } from '../cookies.ts';
import { flatObject, type Flat } from '../flat.ts';
import type { Style } from '../style.ts';

/**
 * `cookie`, for cookies alone: `color=blue; shade=dark`, neither encoded nor decoded (OpenAPI 3.2, "Style Values",
 * Appendix D). Lists and objects are exploded; what they are otherwise is not said.
 */
export const cookie: Style = {
  name: 'cookie',
  write: (name, flat, explode) => {
    if (flat.shape === 'primitive') return `${name}=${flat.text}`;
    if (!explode) return undefined;
    const pairs = flat.shape === 'array' ? flat.items.map((item) => [name, item] as const) : flat.entries;
    return pairs.length === 0
      ? undefined
      : pairs.map(([key, text]) => `${key}=${text}`).join(cookieSeparator);
  },
  read: (name, text, _, shape) => {
    const pairs = readCookies(text);
    if (shape === 'object') return flatObject(pairs);
    const own = pairs.flatMap(([key, value]) => (key === name ? [value] : []));
    if (own.length < pairs.length) return undefined;
    if (shape === 'array') return { shape, items: own };
    const [only, ...others] = own;
    return only === undefined || others.length > 0 ? undefined : ({ shape, text: only } satisfies Flat);
  },
};
