import { type Document, type Node, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { TextReading } from '../../src/contract/text-reading.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../../src/json.ts';

/** Reads a text with the parser that the fast reader has to agree with; `undefined` when it refuses the text. */
export function readWithOracle(text: string): TextReading | undefined {
  try {
    // It would compare each key of a mapping with all before it, for minutes on a large one.
    const options = { merge: true, logLevel: 'error', uniqueKeys: false } as const;
    const document = parseDocument(text, options);
    if (document.errors.length > 0 || hasRepeatedKey(document)) return undefined;
    const value = plainCopy(document.toJS());
    return { value, places: (tokens) => placeOf(document, tokens) };
  } catch {
    return undefined;
  }
}

function hasRepeatedKey(document: Document.Parsed): boolean {
  let isRepeated = false;
  visit(document, {
    Map: (_, { items }) => {
      const keys = items.map(({ key }) => (isScalar(key) ? keyText(key.value) : key));
      isRepeated ||= new Set(keys).size < keys.length;
    },
  });
  return isRepeated;
}

function keyText(key: unknown): string {
  return key === null ? '' : `${key as string | number | boolean}`;
}

/** What aliases repeat is made objects of its own; what is no JSON is refused. */
function plainCopy(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plainCopy);
  if (isObject(value) && Object.getPrototypeOf(value) === Object.prototype) {
    const copy: JsonObject = {};
    for (const [key, member] of Object.entries(value)) setOwn(copy, key, plainCopy(member));
    return copy;
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Json;
  throw new TypeError('a tag makes it a value that JSON has not');
}

function placeOf(document: Document.Parsed, tokens: readonly string[]): number {
  let node: unknown = document.contents;
  let place = startOf(node) ?? 0;
  for (const token of tokens) {
    const step = childOf(document, node, token);
    if (!step) break;
    place = startOf(step.at) ?? place;
    node = step.node;
  }
  return place;
}

/** The node below `node`, and the node that marks the place where it is written: a member's key, an item itself. */
function childOf(
  document: Document,
  node: unknown,
  token: string,
): { node: unknown; at: unknown } | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(target)) {
    const item = target.items[Number(token)];
    return item === undefined ? undefined : { node: item, at: item };
  }
  if (!isMap(target)) return undefined;
  const pair = target.items.find(({ key }) => isScalar(key) && keyText(key.value) === token);
  return pair && { node: pair.value, at: pair.key };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
