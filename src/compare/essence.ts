import { hash } from 'node:crypto';
import { type Json, type JsonObject } from '../json.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { applicators } from '../schema/reading.ts';

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

/** What a value means: `text` is equal for values that mean the same, references as they are written. */
export interface Essence {
  readonly text: string;
  /** What the value refers to, as it is written in `$ref` and `$dynamicRef`. */
  readonly references: ReadonlySet<string>;
}

/** Says what values mean, of each object in them once. */
export type Essences = (value: Json, reading: 'object' | 'schema') => Essence;

/** The meaning of schemas and other OpenAPI objects: without what only annotates, and in one order. */
export function createEssences(): Essences {
  const known = new Map<Reading, WeakMap<object, Essence>>();
  return (value, reading) => essenceOf(value, reading, known);
}

type Known = Map<Reading, WeakMap<object, Essence>>;

/** Longer texts stand in those around them by their digests. */
const longText = 120;
const noReferences: ReadonlySet<string> = new Set();

function essenceOf(value: Json, reading: Reading, known: Known): Essence {
  if (typeof value !== 'object' || value === null)
    return { text: JSON.stringify(value), references: noReferences };
  const ofReading = known.get(reading) ?? new WeakMap<object, Essence>();
  known.set(reading, ofReading);
  const before = ofReading.get(value);
  if (before) return before;
  const references = new Set<string>();
  const text = Array.isArray(value)
    ? `[${value.map((item) => partText(item, reading, references, known)).join()}]`
    : objectText(value, reading, references, known);
  const essence = {
    text: text.length > longText ? hash('sha256', text, 'base64') : text,
    references: references.size === 0 ? noReferences : references,
  };
  ofReading.set(value, essence);
  return essence;
}

function partText(value: Json, reading: Reading, references: Set<string>, known: Known): string {
  const part = essenceOf(value, reading, known);
  for (const reference of part.references) references.add(reference);
  return part.text;
}

function objectText(value: JsonObject, reading: Reading, references: Set<string>, known: Known): string {
  const members = Object.keys(value)
    .toSorted()
    .map((key) => memberText(value, key, reading, references, known))
    .filter((text) => text !== '');
  return `{${members.join()}}`;
}

function memberText(
  owner: JsonObject,
  key: string,
  reading: Reading,
  references: Set<string>,
  known: Known,
): string {
  const value = owner[key] ?? null;
  const name = JSON.stringify(key);
  const part = (as: Reading): string => `${name}:${partText(value, as, references, known)}`;
  if (reading === 'named schemas') return part('schema');
  if (reading === 'named objects') return part('object');
  if (isAnnotation(key) || isEmptyList(key, value)) return '';
  if ((key === '$ref' || key === '$dynamicRef') && typeof value === 'string') references.add(value);
  if (reading === 'object') return part(readingOf(key));
  const holding = key === 'contentSchema' ? 'one' : applicators.get(key);
  if (holding) return part(holding === 'map' ? 'named schemas' : 'schema');
  return `${name}:${assertionText(key, value)}`;
}

function readingOf(field: string): Reading {
  if (field === 'schema') return 'schema';
  return namedObjects.has(field) ? 'named objects' : 'object';
}

function assertionText(keyword: string, value: Json): string {
  if (!sets.has(keyword)) return canonicalText(value);
  const items = (Array.isArray(value) ? value : [value]).map(canonicalText);
  return [...new Set(items)].toSorted().join();
}

/** `required: []` says nothing. */
function isEmptyList(keyword: string, value: Json): boolean {
  return keyword === 'required' && Array.isArray(value) && value.length === 0;
}
