import { createRequire } from 'node:module';
import type { Document, Node } from 'yaml';
import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import type { TextReading } from './text-reading.ts';

type Yaml = typeof import('yaml');

/**
 * Reads a YAML text with a parser that is several times slower and less strict: a closing bracket, say, may stand
 * at the beginning of a line. Publishers write what their tools take.
 *
 * @returns `undefined` when this one refuses the text as well
 */
export function readLenientYaml(text: string): TextReading | undefined {
  // What nearly no text needs is not loaded for all of them.
  const yaml = createRequire(import.meta.url)('yaml') as Yaml;
  try {
    // It would compare each key of a mapping with all before it, for minutes on a large one.
    const options = { merge: true, logLevel: 'error', uniqueKeys: false } as const;
    const document = yaml.parseDocument(text, options);
    if (document.errors.length > 0 || hasRepeatedKey(document, yaml)) return undefined;
    const value = plainCopy(document.toJS());
    return { value, places: (tokens) => placeOf(document, tokens, yaml) };
  } catch {
    return undefined;
  }
}

function hasRepeatedKey(document: Document.Parsed, { isScalar, visit }: Yaml): boolean {
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

function placeOf(document: Document.Parsed, tokens: readonly string[], yaml: Yaml): number {
  let node: unknown = document.contents;
  let place = startOf(node) ?? 0;
  for (const token of tokens) {
    const step = childOf(document, node, token, yaml);
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
  { isAlias, isMap, isScalar, isSeq }: Yaml,
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
