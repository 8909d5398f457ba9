import { isObject, type Json } from '../json.ts';

/** What holds data rather than parts of a description: a `description` in there is part of the data. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'enum', 'const', 'default', 'mapping']);
const words: ReadonlySet<string> = new Set(['description', 'summary']);

/**
 * A part of a description without what says something to people only: `description`, `summary` and
 * `externalDocs`. Publishers rewrite these with each release, and no server behaves otherwise for it.
 */
export function withoutWords(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isWords(name, member));
  return Object.fromEntries(
    kept.map(([name, member]) => [name, isData(name) ? member : withoutWords(member)]),
  );
}

/** A property may be named like a field, but is a schema: neither a text, nor an address alone. */
function isWords(name: string, value: Json): boolean {
  if (words.has(name)) return typeof value === 'string';
  return name === 'externalDocs' && isObject(value) && typeof value['url'] === 'string';
}

function isData(name: string): boolean {
  return data.has(name) || name.startsWith('x-');
}
