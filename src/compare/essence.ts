import { isObject, type Json, type JsonObject } from '../json.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { applicators } from '../schema/subschemas.ts';

/** What the members of an object are: by names that the author chose, or by fields that the specification names. */
type Reading = 'object' | 'named objects' | 'schema' | 'named schemas';

/** Fields that say something to people only. */
const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'xml',
  '$comment',
]);
/** Extensions that say something to programs. */
const spokenExtensions: ReadonlySet<string> = new Set(['x-sunset', 'x-extensible-enum']);
/** OpenAPI 3.1: fields that hold a map with names of the author's choice. */
const namedObjects: ReadonlySet<string> = new Set([
  'responses',
  'headers',
  'content',
  'callbacks',
  'encoding',
  'links',
  'scopes',
  'variables',
]);
/** Lists in which neither order nor repetition means anything (Validation 2020-12, sections 6.1 and 6.5). */
const sets: ReadonlySet<string> = new Set(['required', 'enum', 'type']);

/** Whether a keyword or field of a schema or of another object only annotates. */
export function isAnnotation(name: string): boolean {
  return annotations.has(name) || (name.startsWith('x-') && !spokenExtensions.has(name));
}

/** What a text of two values' meanings has in it: `text` is equal when they mean the same, references as they are written. */
export interface Essence {
  readonly text: string;
  /** What the value refers to, as it is written in `$ref` and `$dynamicRef`. */
  readonly references: readonly string[];
}

/** The essence of a schema, or of another OpenAPI object: without what only annotates, and in one order. */
export function essenceOf(value: Json, reading: 'object' | 'schema'): Essence {
  const references = new Set<string>();
  return { text: textOf(value, reading, references), references: [...references] };
}

function textOf(value: Json, reading: Reading, references: Set<string>): string {
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, reading, references)).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .toSorted()
    .map((key) => memberText(value, key, reading, references))
    .filter((text) => text !== '');
  return `{${members.join()}}`;
}

function memberText(owner: JsonObject, key: string, reading: Reading, references: Set<string>): string {
  const value = owner[key] ?? null;
  const name = JSON.stringify(key);
  if (reading === 'named schemas') return `${name}:${textOf(value, 'schema', references)}`;
  if (reading === 'named objects') return `${name}:${textOf(value, 'object', references)}`;
  if (isAnnotation(key) || isEmptyList(key, value)) return '';
  if ((key === '$ref' || key === '$dynamicRef') && typeof value === 'string') references.add(value);
  if (reading === 'schema') return `${name}:${keywordText(key, value, references)}`;
  return `${name}:${textOf(value, readingOf(key), references)}`;
}

function readingOf(field: string): Reading {
  if (field === 'schema') return 'schema';
  return namedObjects.has(field) ? 'named objects' : 'object';
}

function keywordText(keyword: string, value: Json, references: Set<string>): string {
  const holding = keyword === 'contentSchema' ? 'one' : applicators.get(keyword);
  if (holding) return textOf(value, holding === 'map' ? 'named schemas' : 'schema', references);
  if (!sets.has(keyword)) return canonicalText(value);
  const items = (Array.isArray(value) ? value : [value]).map(canonicalText);
  return [...new Set(items)].toSorted().join();
}

/** `required: []` says nothing. */
function isEmptyList(keyword: string, value: Json): boolean {
  return keyword === 'required' && Array.isArray(value) && value.length === 0;
}
