import { isObject, type JsonObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Direction } from '../../schema/index.ts';
import type { ContentKeys } from '../content-key.ts';
import { internalTarget, isDeciding } from '../deciding.ts';
import type { NormalDocument } from '../normal/normal-document.ts';

/** The schemas of one of two contracts, in normal form: every pointer is one into that. */
export interface SchemaSide {
  readonly document: JsonObject;
  /** What the normal form was made of, and where each part of it was written. */
  readonly normal: NormalDocument;
  readonly keys: ContentKeys;
}

/** The schema at a pointer, as it is written; what is none counts as `true`. */
export function schemaAt({ document }: SchemaSide, pointer: string): JsonObject | boolean {
  const known = remembered.get(document) ?? new Map<string, JsonObject | boolean>();
  remembered.set(document, known);
  const before = known.get(pointer);
  if (before !== undefined) return before;
  const value = valueAt(document, pointer);
  if (!isObject(value) && typeof value !== 'boolean') return true;
  known.set(pointer, value);
  return value;
}

/** Schemas of normal forms by their pointers: what stands there once stays, and is asked for over and over. */
const remembered = new WeakMap<JsonObject, Map<string, JsonObject | boolean>>();

/** Where a schema really stands: behind its reference, when nothing beside that decides anything. */
export function behindReferences(side: SchemaSide, pointer: string): string {
  const seen = new Set<string>();
  let at = pointer;
  while (!seen.has(at)) {
    seen.add(at);
    const target = referenceOf(schemaAt(side, at));
    if (target === undefined) return at;
    at = target;
  }
  return pointer;
}

/** The target of a schema that is a reference and nothing more. */
function referenceOf(schema: JsonObject | boolean): string | undefined {
  if (typeof schema === 'boolean' || typeof schema.$ref !== 'string') return undefined;
  const others = Object.keys(schema).filter((keyword) => keyword !== '$ref' && isDeciding(keyword));
  return others.length === 0 ? internalTarget(schema.$ref) : undefined;
}

/** Whether a property of a schema does not travel in a direction (Validation 2020-12, section 9.4). */
export function isAvoided(
  side: SchemaSide,
  schema: JsonObject | boolean,
  name: string,
  direction: Direction,
): boolean {
  const properties = isObject(schema) ? schema.properties : undefined;
  const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (!isObject(property)) return false;
  const marker = direction === 'request' ? 'readOnly' : 'writeOnly';
  if (property[marker] === true) return true;
  const target = referenceOf(property);
  const behind = target === undefined ? false : schemaAt(side, behindReferences(side, target));
  return isObject(behind) && behind[marker] === true;
}

/** The names in `required` that count in a direction. */
export function requiredNames(side: SchemaSide, schema: JsonObject, direction: Direction): readonly string[] {
  if (!Array.isArray(schema.required)) return [];
  const names = schema.required.filter((name) => typeof name === 'string');
  return [...new Set(names)].filter((name) => !isAvoided(side, schema, name, direction));
}
