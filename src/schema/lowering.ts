import { isObject, setOwn, type Json, type JsonObject } from './json.ts';
import { appendPointer } from './json-pointer.ts';
import { siteOf } from './expansion.ts';
import { formatNamed } from './formats/formats.ts';
import { regularExpression } from './languages/pattern-syntax.ts';
import { referenceLoops } from './reference-loops.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
import type { Direction, Unsupported } from './schema.ts';
import { applicators, assertions, type Holding } from './subschemas.ts';

/** A schema as the validator reads it: all it reaches and nothing else, references within it. */
export interface Lowered {
  readonly schema: JsonObject;
  /** Its `$defs`, which are all that it refers to. */
  readonly definitions: JsonObject;
  /** Where each schema object in it was written. */
  readonly nodes: ReadonlyMap<unknown, SchemaNode>;
  readonly problems: readonly Unsupported[];
  /** Whether a keyword in it asks what other keywords have evaluated. */
  readonly asksWhatIsEvaluated: boolean;
}

interface Work {
  readonly graph: SchemaGraph;
  readonly direction: Direction | undefined;
  readonly nodes: Map<unknown, SchemaNode>;
  readonly problems: Unsupported[];
  readonly definitions: JsonObject;
  readonly pending: SchemaNode[];
}

/**
 * Copies what a schema reaches through references, so that a large document around it costs nothing.
 * Only keywords that validate are copied: an unknown keyword of a stranger cannot reach the validator.
 *
 * @example
 * ```ts
 * import { lower } from 'schema-arbitraries/judging';
 * import { schemaGraph } from 'schema-arbitraries/reading';
 *
 * const graph = schemaGraph({ document: { type: 'string', 'x-note': 1 }, pointer: '' });
 * lower(graph, undefined).schema; // => {"$defs":{"0":{"type":"string"}},"$ref":"#/$defs/0"}
 * ```
 */
export function lower(graph: SchemaGraph, direction: Direction | undefined): Lowered {
  return lowerAll(graph, [graph.root], direction);
}

/** The same for several schemas of a graph, of which each part is copied once; the first is the one at the top. */
export function lowerAll(
  graph: SchemaGraph,
  roots: readonly SchemaNode[],
  direction: Direction | undefined,
): Lowered {
  const work: Work = { graph, direction, nodes: new Map(), problems: [], definitions: {}, pending: [] };
  // The last one that is put there is the next to be worked on.
  const $ref =
    roots
      .toReversed()
      .map((root) => reference(root, work))
      .at(-1) ?? '';
  const schema: JsonObject = { $defs: work.definitions, $ref };
  for (let node = work.pending.pop(); node; node = work.pending.pop()) {
    work.definitions[String(node.id)] = lowerNode(node, work, false);
  }
  for (const node of referenceLoops(graph, work.nodes.values())) {
    problem(work, node, 'The reference leads back to this schema, for the same value.', '$ref');
  }
  const asksWhatIsEvaluated = [...work.nodes.values()].some(asks);
  const { nodes, problems, definitions } = work;
  return { schema, definitions, nodes, problems, asksWhatIsEvaluated };
}

function asks(node: SchemaNode): boolean {
  return ['unevaluatedItems', 'unevaluatedProperties'].some(
    (keyword) => keywordValue(node, keyword) !== undefined,
  );
}

function reference(target: SchemaNode, work: Work): string {
  const name = String(target.id);
  if (!Object.hasOwn(work.definitions, name)) {
    work.definitions[name] = true;
    work.pending.push(target);
  }
  return `#/$defs/${name}`;
}

/** `false` becomes `{ not: {} }` where the validator would not say which schema failed. */
function lowerNode(node: SchemaNode, work: Work, keepsFalse: boolean): Json {
  if (node.schema === true) return true;
  if (node.schema === false && keepsFalse) return false;
  const lowered: JsonObject = node.schema === false ? { not: {} } : {};
  work.nodes.set(lowered, node);
  if (typeof node.schema === 'boolean') return lowered;
  for (const [keyword, value] of Object.entries(node.schema)) {
    const copy = lowerKeyword(node, keyword, value, work);
    if (copy !== undefined) lowered[keyword] = copy;
  }
  if (lowered.$dynamicRef !== undefined) lowerDynamicReference(lowered);
  return lowered;
}

function lowerKeyword(node: SchemaNode, keyword: string, value: Json, work: Work): Json | undefined {
  const holding = applicators.get(keyword);
  if (holding) return lowerSubschemas(node, keyword, value, holding, work);
  if (keyword === '$ref' || keyword === '$dynamicRef') return lowerReference(node, keyword, work);
  const form = assertions.get(keyword);
  if (!form) return undefined;
  if (keyword === 'required') return requiredNames(node, value, work);
  if (keyword === 'pattern') return isSound(node, keyword, value, work) ? value : undefined;
  if (!form.holds(value)) {
    problem(work, node, `The keyword ${keyword} must be ${form.words}.`, keyword);
    return undefined;
  }
  if (keyword === 'enum') return Array.isArray(value) && value.length === 0 ? noValue : value;
  if (keyword === 'format')
    return typeof value === 'string' ? formatNamed(value, work.graph.formats)?.key : undefined;
  return value;
}

/** The validator refuses an empty `enum`, which Validation 2020-12, section 6.1.2 only advises against. */
const noValue: Json = [{ '\u0000': 'an enum without values' }];

/** A dynamic reference whose target is known is a reference like any other. */
function lowerDynamicReference(lowered: JsonObject): void {
  const { $dynamicRef = '' } = lowered;
  delete lowered.$dynamicRef;
  if (lowered.$ref === undefined) lowered.$ref = $dynamicRef;
  else lowered.allOf = [...(Array.isArray(lowered.allOf) ? lowered.allOf : []), { $ref: $dynamicRef }];
}

function lowerReference(node: SchemaNode, keyword: string, work: Work): Json | undefined {
  const target = work.graph.target(node, keyword);
  if (target) return reference(target, work);
  const text = typeof node.schema === 'boolean' ? '' : JSON.stringify(node.schema[keyword]);
  problem(work, node, `The reference ${text} leads nowhere.`, keyword);
  return undefined;
}

function lowerSubschemas(
  node: SchemaNode,
  keyword: string,
  value: Json,
  holding: Holding,
  work: Work,
): Json | undefined {
  const child = (...tokens: readonly (string | number)[]) => work.graph.child(node, keyword, ...tokens);
  if (holding === 'one')
    return lowerNode(child(), work, keyword.startsWith('additional') || keyword.startsWith('unevaluated'));
  if (holding === 'list')
    return Array.isArray(value) ? value.map((_, index) => lowerNode(child(index), work, false)) : undefined;
  if (!isObject(value)) return undefined;
  const map: JsonObject = {};
  for (const name of Object.keys(value)) {
    if (keyword === 'patternProperties' && !isSound(node, keyword, name, work)) continue;
    setOwn(map, name, lowerNode(child(name), work, false));
  }
  return map;
}

function requiredNames(node: SchemaNode, value: Json, work: Work): Json | undefined {
  if (!Array.isArray(value)) return undefined;
  const site = siteOf(work.graph, node, work.direction);
  const names = value.filter((name) => typeof name === 'string' && !site.avoids(name));
  return [...new Set(names)];
}

function isSound(node: SchemaNode, keyword: string, pattern: Json, work: Work): boolean {
  if (typeof pattern !== 'string') return false;
  if (regularExpression(pattern)) return true;
  problem(
    work,
    node,
    `The pattern ${pattern} is no regular expression.`,
    keyword,
    ...(keyword === 'pattern' ? [] : [pattern]),
  );
  return false;
}

function problem(work: Work, node: SchemaNode, reason: string, ...tokens: readonly string[]): void {
  work.problems.push({ schemaPointer: appendPointer(node.pointer, ...tokens), reason });
}
