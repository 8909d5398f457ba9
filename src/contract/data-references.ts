import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { walkDocument } from './walk-document.ts';

const name = '$ref';
/** Stands for `$ref` where it is a member of somebody's data. No key that people write begins like this. */
const escaped = `\u0000${name}`;

/**
 * A copy of a document in which nothing is called `$ref` but references: for tools that take everything
 * for one that is called so, in examples as well, and would read the file or ask the host that it names.
 */
export function escapeDataReferences(document: JsonObject): JsonObject {
  const objects = new Set<Json>();
  for (const { value } of walkDocument(document)) objects.add(value);
  return copyOf(document, objects) as JsonObject;
}

function copyOf(value: Json, objects: ReadonlySet<Json>): Json {
  if (Array.isArray(value)) return value.map((item) => copyOf(item, objects));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  const isData = !objects.has(value);
  for (const [key, child] of Object.entries(value)) {
    setOwn(copy, isData && key === name ? escaped : key, copyOf(child, objects));
  }
  return copy;
}

/** A text about a document with escaped references, as it would be about the document itself. */
export function unescapeDataReferences(text: string): string {
  return text.replaceAll(escaped, name);
}
