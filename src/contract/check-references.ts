import { type JsonObject, isObject, textOf } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { failReference } from './neighbours.ts';
import type { Origins } from './origin.ts';
import { internalPointer, resolve } from './references.ts';
import type { Visited } from './structure.ts';

/**
 * Checks that every reference leads somewhere within the document. What only looks like one, within data
 * (examples, defaults, enums, constants, extensions), is none.
 *
 * @param objects all OpenAPI objects of the document
 * @throws ExpectedError at the first reference that does not
 */
export function checkReferences(document: JsonObject, objects: Iterable<Visited>, origins: Origins): void {
  const anchors = new Set<string>();
  const holders: JsonObject[] = [];
  for (const { value, kind } of objects) {
    if (!isObject(value)) continue;
    if (kind === 'schema') collectAnchors(value, anchors);
    if (typeof value['$ref'] === 'string') holders.push(value);
  }
  const sound = new Set<string>();
  for (const holder of holders) {
    const reference = textOf(holder['$ref']);
    if (sound.has(reference)) continue;
    const problem = problemOf(reference, document, anchors);
    if (problem) failReference(holder, '$ref', origins, problem);
    sound.add(reference);
  }
}

function collectAnchors(schema: JsonObject, anchors: Set<string>): void {
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    if (typeof schema[keyword] === 'string') anchors.add(`#${schema[keyword]}`);
  }
}

function problemOf(
  reference: string,
  document: JsonObject,
  anchors: ReadonlySet<string>,
): string | undefined {
  if (anchors.has(reference)) return undefined;
  const pointer = internalPointer(reference);
  if (pointer === undefined)
    return reference.startsWith('#') ? 'no schema has that anchor' : 'it leads out of the description';
  if (valueAt(document, pointer) === undefined) return 'nothing stands there';
  return resolve(document, pointer) || leadsToAnchor(document, pointer)
    ? undefined
    : 'it leads back to itself';
}

function leadsToAnchor(document: JsonObject, pointer: string): boolean {
  const value = valueAt(document, pointer);
  return isObject(value) && typeof value['$ref'] === 'string' && internalPointer(value['$ref']) === undefined;
}
