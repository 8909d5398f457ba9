import type { Json, JsonObject } from '../json.ts';
import { formatNamed } from '../formats/formats.ts';
import type { Formats } from '../formats/own-formats.ts';
import { canonicalText } from '../json-equal.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from '../schema-node.ts';
import { applicators, assertions } from '../subschemas.ts';

/** A schema in the graph that leads on from it. */
export interface Placed {
  readonly graph: SchemaGraph;
  readonly node: SchemaNode;
}

/** Says whether two schemas are written alike: see `sameSchema`. */
export type SameSchema = (left: Placed, right: Placed) => boolean;

/** More pairs of schemas than this are not looked at to find that two are the same. */
const mostPairs = 20_000;

/**
 * Whether two schemas say the same in the same words: annotations, the order of members and whether a part
 * is written here or referred to do not count. Pairs that are already being looked at are taken to be the
 * same, so that recursive schemas end: the greatest bisimulation (Hopcroft and Karp, 1971).
 */
export function createSameSchema(): SameSchema {
  const proven = new Set<string>();
  const numbers = new Map<SchemaNode, number>();
  const keyOf = (left: SchemaNode, right: SchemaNode) =>
    `${numberOf(left, numbers)} ${numberOf(right, numbers)}`;
  return (left, right) => {
    const seen = new Set<string>();
    const pending: [Placed, Placed][] = [[left, right]];
    for (let pair = pending.pop(); pair; pair = pending.pop()) {
      const [one, other] = [throughReferences(pair[0]), throughReferences(pair[1])];
      const key = keyOf(one.node, other.node);
      if (one.node === other.node || proven.has(key) || seen.has(key)) continue;
      if (seen.size >= mostPairs) return false;
      seen.add(key);
      const parts = partsInCommon(one, other);
      if (!parts) return false;
      pending.push(...parts);
    }
    for (const key of seen) proven.add(key);
    return true;
  };
}

function numberOf(node: SchemaNode, numbers: Map<SchemaNode, number>): number {
  const number = numbers.get(node) ?? numbers.size;
  numbers.set(node, number);
  return number;
}

/** Follows references that stand alone, as far as they lead somewhere. */
export function throughReferences(place: Placed): Placed {
  const passed = new Set<SchemaNode>();
  let { node } = place;
  while (!passed.has(node)) {
    passed.add(node);
    const [keyword, ...others] = spokenKeywords(node.schema, place.graph.formats);
    const target = keyword === '$ref' && others.length === 0 ? place.graph.target(node, '$ref') : undefined;
    if (!target) break;
    node = target;
  }
  return { graph: place.graph, node };
}

/** `readOnly` and `writeOnly` decide what is required. */
const markers: ReadonlySet<string> = new Set(['readOnly', 'writeOnly']);
const references: ReadonlySet<string> = new Set(['$ref', '$dynamicRef']);

/** The keywords of a schema that say something about values. */
export function spokenKeywords(schema: JsonObject | boolean, formats?: Formats): readonly string[] {
  if (typeof schema === 'boolean') return [];
  return Object.entries(schema)
    .filter(([keyword, value]) => isSpoken(keyword, value, formats))
    .map(([keyword]) => keyword);
}

function isSpoken(keyword: string, value: Json, formats: Formats | undefined): boolean {
  if (keyword === 'format') return typeof value === 'string' && formatNamed(value, formats) !== undefined;
  if (markers.has(keyword)) return value === true;
  return applicators.has(keyword) || assertions.has(keyword) || references.has(keyword);
}

/** The parts of two schemas that must be the same for them to be; `undefined` when they already differ. */
function partsInCommon(left: Placed, right: Placed): [Placed, Placed][] | undefined {
  if ((left.node.schema === false) !== (right.node.schema === false)) return undefined;
  const keywords = spokenKeywords(left.node.schema, left.graph.formats);
  const others = new Set(spokenKeywords(right.node.schema, right.graph.formats));
  if (keywords.length !== others.size || !keywords.every((keyword) => others.has(keyword))) return undefined;
  const pairs: [Placed, Placed][] = [];
  for (const keyword of keywords) {
    const parts = references.has(keyword)
      ? targetsOf(keyword, left, right)
      : childrenOf(keyword, left, right);
    if (!parts) return undefined;
    pairs.push(...parts);
  }
  return pairs;
}

function targetsOf(keyword: string, left: Placed, right: Placed): [Placed, Placed][] | undefined {
  const one = left.graph.target(left.node, keyword);
  const other = right.graph.target(right.node, keyword);
  if (!one || !other) return one === other ? [] : undefined;
  return [
    [
      { ...left, node: one },
      { ...right, node: other },
    ],
  ];
}

function childrenOf(keyword: string, left: Placed, right: Placed): [Placed, Placed][] | undefined {
  const one = keywordValue(left.node, keyword) ?? null;
  const other = keywordValue(right.node, keyword) ?? null;
  const holding = applicators.get(keyword);
  if (holding === undefined) return plainText(keyword, one) === plainText(keyword, other) ? [] : undefined;
  const pair = (...tokens: readonly (string | number)[]): [Placed, Placed] => [
    childOf(left, keyword, tokens),
    childOf(right, keyword, tokens),
  ];
  if (holding === 'one') return [pair()];
  const [names, others] = [keysOf(one), keysOf(other)];
  if (names.length !== others.length || !names.every((name) => others.includes(name))) return undefined;
  return names.map((name) => pair(name));
}

function keysOf(value: Json): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function childOf(place: Placed, keyword: string, tokens: readonly (string | number)[]): Placed {
  return { ...place, node: place.graph.child(place.node, keyword, ...tokens) };
}

/** Lists whose order says nothing. */
const unordered: ReadonlySet<string> = new Set(['enum', 'required', 'type']);

/** A text that two values of an assertion share when they say the same. */
export function plainText(keyword: string, value: Json): string {
  if (!Array.isArray(value) || !unordered.has(keyword)) return canonicalText(value);
  return [...new Set(value.map(canonicalText))].toSorted().join();
}
