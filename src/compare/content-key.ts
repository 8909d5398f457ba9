import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { essenceOf } from './essence.ts';

/** Keys that are equal when two parts of documents mean the same, with everything they reach. */
export interface ContentKeys {
  /** The key of the schema at a pointer. */
  schema(pointer: string): string;
  /** The key of one keyword of the schema at a pointer. */
  keyword(pointer: string, keyword: string): string;
  /** The key of another OpenAPI object at a pointer. */
  object(pointer: string): string;
}

type Reading = 'schema' | 'object';

/** What a pointer's own content is, and what it refers to. */
interface Content {
  readonly digest: string;
  readonly references: readonly string[];
}

/**
 * The keys of a document's parts. Each part is read once however often it is reached, so that the
 * many unchanged operations of a large contract cost next to nothing.
 */
export function contentKeys(document: JsonObject): ContentKeys {
  const contents = new Map<string, Content>();
  const keys = new Map<string, string>();
  const contentOf = (pointer: string, reading: Reading): Content =>
    remember(contents, `${reading} ${pointer}`, () =>
      contentFrom(valueAt(document, pointer) ?? null, reading),
    );
  const keyOf = (pointer: string, reading: Reading): string =>
    remember(keys, `${reading} ${pointer}`, () => keyFrom(contentOf(pointer, reading), contentOf, document));
  return {
    schema: (pointer) => keyOf(pointer, 'schema'),
    keyword: (pointer, keyword) => {
      const value = valueAt(document, appendPointer(pointer, keyword)) ?? null;
      return keyFrom(contentFrom({ [keyword]: value }, 'schema'), contentOf, document);
    },
    object: (pointer) => keyOf(pointer, 'object'),
  };
}

function contentFrom(value: Json, reading: Reading): Content {
  const essence = essenceOf(value, reading);
  return { digest: digest(essence.text), references: essence.references.map(referenceTarget) };
}

function keyFrom(
  own: Content,
  contentOf: (pointer: string, reading: Reading) => Content,
  document: JsonObject,
): string {
  const reached = new Map<string, string>();
  const pending = [...own.references];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    if (reached.has(pointer)) continue;
    const content = contentOf(pointer, readingAt(pointer, document));
    reached.set(pointer, content.digest);
    pending.push(...content.references);
  }
  const lines = [...reached].map(([pointer, text]) => `${pointer} ${text}`).toSorted();
  return digest([own.digest, ...lines].join('\n'));
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
  return createHash('sha256').update(text).digest('base64');
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
