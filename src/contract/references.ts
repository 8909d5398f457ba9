import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';
import { failReference } from './neighbours.ts';
import type { Origins } from './origin.ts';
import { walk } from './structure.ts';

/** A value and the pointer to where it really stands. */
export interface Resolved {
  readonly pointer: string;
  readonly value: Json;
}

/**
 * The value at a pointer, references followed: the pointer is that of the last one's target.
 * `undefined` when nothing stands there or the references lead in a circle.
 */
export function resolve(document: JsonObject, pointer: string): Resolved | undefined {
  const seen = new Set<string>();
  let at: string | undefined = pointer;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const value = valueAt(document, at);
    if (value === undefined) return undefined;
    if (!isObject(value) || typeof value['$ref'] !== 'string') return { pointer: at, value };
    at = internalPointer(value['$ref']);
  }
  return undefined;
}

/** The pointer of an internal reference (`#/a%20b` gives `/a b`); `undefined` for an anchor or an external one. */
export function internalPointer(reference: string): string | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

/**
 * Checks that every reference leads somewhere within the document. That includes what only looks
 * like one, inside examples and extensions: the tools downstream follow those as well, and nothing
 * in a description may make them read a file or reach the network.
 *
 * @throws ExpectedError at the first reference that does not
 */
export function checkReferences(document: JsonObject, origins: Origins): void {
  const anchors = new Set<string>();
  const holders: { holder: JsonObject; pointer: string }[] = [];
  for (const { value, kind, tokens } of walk('openapi', document)) {
    if (!isObject(value)) continue;
    if (kind === 'schema') collectAnchors(value, anchors);
    if (typeof value['$ref'] === 'string') holders.push({ holder: value, pointer: toPointer(tokens) });
  }
  for (const { holder, pointer } of holders) {
    const problem = problemOf(textOf(holder['$ref']), pointer, document, anchors);
    if (problem) failReference(holder, '$ref', origins, problem);
  }
  forbidExternal(document, origins);
}

function collectAnchors(schema: JsonObject, anchors: Set<string>): void {
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    if (typeof schema[keyword] === 'string') anchors.add(`#${schema[keyword]}`);
  }
}

function problemOf(
  reference: string,
  own: string,
  document: JsonObject,
  anchors: ReadonlySet<string>,
): string | undefined {
  if (anchors.has(reference)) return undefined;
  const pointer = internalPointer(reference);
  if (pointer === undefined)
    return reference.startsWith('#') ? 'no schema has that anchor' : 'it leads out of the description';
  if (valueAt(document, pointer) === undefined) return 'nothing stands there';
  return resolve(document, own) || leadsToAnchor(document, pointer) ? undefined : 'it leads back to itself';
}

function leadsToAnchor(document: JsonObject, pointer: string): boolean {
  const value = valueAt(document, pointer);
  return isObject(value) && typeof value['$ref'] === 'string' && internalPointer(value['$ref']) === undefined;
}

function forbidExternal(value: Json, origins: Origins): void {
  if (typeof value !== 'object' || value === null) return;
  if (isObject(value) && typeof value['$ref'] === 'string' && !value['$ref'].startsWith('#')) {
    failReference(value, '$ref', origins, 'it leads out of the description');
  }
  for (const child of Object.values(value)) forbidExternal(child, origins);
}
