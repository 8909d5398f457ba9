import { hash } from 'node:crypto';
import type { Json, JsonObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { createEssences, type Essence, type Essences } from './essence.ts';

/** Keys that are equal when two parts of documents mean the same, with everything they reach. */
export interface ContentKeys {
  /** The key of the schema at a pointer. */
  schema(pointer: string): string;
  /** The key of a schema of the document that was reached already. */
  schemaOf(schema: Json): string;
  /** The key of one keyword of the schema at a pointer. */
  keyword(pointer: string, keyword: string): string;
  /** The key of another OpenAPI object at a pointer. */
  object(pointer: string): string;
}

type Reading = 'schema' | 'object';

/**
 * The keys of a document's parts. Each part is read once however often it is reached, so that the
 * many unchanged operations of a large contract cost next to nothing.
 */
export function contentKeys(document: JsonObject): ContentKeys {
  const essences = createEssences();
  const reached = createReach(document, essences);
  const keys = new Map<string, string>();
  const known = { schema: new WeakMap<object, string>(), object: new WeakMap<object, string>() };
  const keyOf = (value: Json, reading: Reading): string => {
    if (typeof value !== 'object' || value === null) return essences(value, reading).text;
    const before = known[reading].get(value);
    if (before !== undefined) return before;
    const key = keyFrom(essences(value, reading), reached);
    known[reading].set(value, key);
    return key;
  };
  return {
    schema: (pointer) =>
      remember(keys, `schema ${pointer}`, () => keyOf(valueAt(document, pointer) ?? null, 'schema')),
    schemaOf: (schema) => keyOf(schema, 'schema'),
    keyword: (pointer, keyword) =>
      remember(keys, `keyword ${keyword} ${pointer}`, () => {
        const value = valueAt(document, appendPointer(pointer, keyword)) ?? null;
        return keyFrom(essences({ [keyword]: value }, 'schema'), reached);
      }),
    object: (pointer) => keyOf(valueAt(document, pointer) ?? null, 'object'),
  };
}

function keyFrom({ text, references }: Essence, reached: (pointer: string) => string): string {
  const below = [...references].toSorted().map((reference) => reached(referenceTarget(reference)));
  return digest([text, ...below].join('\n'));
}

/** What is reached from a pointer, of each pointer once. */
function createReach(document: JsonObject, essences: Essences): (pointer: string) => string {
  const contents = new Map<string, Essence>();
  const contentOf = (pointer: string): Essence =>
    remember(contents, pointer, () =>
      essences(valueAt(document, pointer) ?? null, readingAt(pointer, document)),
    );
  const digests = new Map<string, string>();
  return (start) =>
    remember(digests, start, () => {
      const reached = new Map<string, string>();
      const pending = [start];
      for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
        if (reached.has(pointer)) continue;
        const { text, references } = contentOf(pointer);
        reached.set(pointer, text);
        pending.push(...[...references].map(referenceTarget));
      }
      return digest(
        [...reached]
          .map(([pointer, text]) => `${pointer} ${text}`)
          .toSorted()
          .join('\n'),
      );
    });
}

/** What stands in another section of `components` is no schema; all else that references lead to is read as one. */
function readingAt(pointer: string, document: JsonObject): Reading {
  const [, section] = /^\/components\/([^/]+)\/[^/]+$/.exec(pointer) ?? [];
  if (section !== undefined) return section === 'schemas' ? 'schema' : 'object';
  const value = valueAt(document, pointer);
  const isMessage = typeof value === 'object' && value !== null && ('schema' in value || 'content' in value);
  return isMessage || /^\/(paths|webhooks)\/[^/]+(\/[^/]+)?$/.test(pointer) ? 'object' : 'schema';
}

/** An anchor is not followed: the whole document counts for it, by the empty pointer. */
function referenceTarget(reference: string): string {
  if (!reference.startsWith('#/')) return '';
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return '';
  }
}

/** The digest of a document with everything in it, also what only annotates. */
export function documentDigest(document: JsonObject): string {
  return digest(canonicalText(document));
}

function digest(text: string): string {
  return hash('sha256', text, 'base64');
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
