import { anything, holds, holdsWithout, type NodeLiteral } from './demand.ts';
import type { Clause, Keyword, Site } from './keyword.ts';
import { keywordNamed } from './keywords/keywords.ts';
import { annotations } from './subschemas.ts';
import { isObject } from './json.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
import type { Direction } from './schema.ts';

/** A keyword with its value, where it stands. */
export interface Stated {
  readonly keyword: Keyword;
  readonly value: Parameters<Keyword['assert']>[0];
}

/** The keywords of a schema that the engine knows, in the order in which they are written. */
export function statedKeywords(node: SchemaNode): readonly Stated[] {
  if (typeof node.schema === 'boolean') return [];
  return Object.entries(node.schema).flatMap(([name, value]) => {
    const keyword = keywordNamed(name);
    return keyword ? [{ keyword, value }] : [];
  });
}

/** Where the keywords of a schema stand. */
export function siteOf(
  graph: SchemaGraph,
  node: SchemaNode,
  direction: Direction | undefined,
  without?: readonly string[],
): Site {
  const schema = typeof node.schema === 'boolean' ? {} : node.schema;
  return {
    node,
    schema,
    direction,
    formats: graph.formats,
    family: graph.family,
    isBreaking: without !== undefined,
    siteOf: (other) => siteOf(graph, other, direction),
    child: (...tokens) => graph.child(node, ...tokens),
    target: (keyword) => graph.target(node, keyword),
    demandOf: (...tokens) => {
      const child = reached(graph, node, tokens);
      if (!child) return anything;
      const left =
        without && startsWith(without, tokens.map(String)) ? without.slice(tokens.length) : undefined;
      if (!left) return holds(child);
      return left.length > 0 ? holdsWithout(child, left) : anything;
    },
    below: (...tokens) => {
      const child = reached(graph, node, tokens);
      return child && siteOf(graph, child, direction);
    },
    forbids: (...tokens) => {
      const child = reached(graph, node, tokens);
      return child !== undefined && isNothing(graph, child, 8);
    },
    avoids: (property) => avoids(graph, node, property, direction),
    leavesOut: (...tokens) =>
      without !== undefined && without.length === tokens.length && startsWith(without, tokens),
  };
}

/** A subschema, or what a reference leads to; `undefined` when there is none. */
function reached(
  graph: SchemaGraph,
  node: SchemaNode,
  tokens: readonly (string | number)[],
): SchemaNode | undefined {
  const [keyword, ...rest] = tokens;
  if (typeof keyword !== 'string' || keywordValue(node, keyword) === undefined) return undefined;
  return rest.length === 0 && references.has(keyword)
    ? graph.target(node, keyword)
    : graph.child(node, ...tokens);
}

const references: ReadonlySet<string> = new Set(['$ref', '$dynamicRef']);

/** The clauses that a schema states when it holds, or the one that it states when it fails. */
export function clausesOf(
  graph: SchemaGraph,
  literal: NodeLiteral,
  direction: Direction | undefined,
): readonly Clause[] {
  const { node, without } = literal;
  if (node.schema === literal.holds) return [];
  if (typeof node.schema === 'boolean') return [[]];
  const site = siteOf(graph, node, direction, without);
  const stated = statedKeywords(node).filter(({ keyword }) => !site.leavesOut(keyword.name));
  if (literal.holds) return stated.flatMap(({ keyword, value }) => keyword.assert(value, site));
  return [stated.flatMap(({ keyword, value }) => keyword.deny(value, site))];
}

function isNothing(graph: SchemaGraph, { schema, ...node }: SchemaNode, depth: number): boolean {
  if (typeof schema === 'boolean') return !schema;
  const { not, enum: listed } = schema;
  if (Array.isArray(listed) && listed.length === 0) return true;
  if (not === true || (isObject(not) && Object.keys(not).every((key) => annotations.has(key)))) return true;
  const target = depth > 0 ? graph.target({ schema, ...node }, '$ref') : undefined;
  return target !== undefined && isNothing(graph, target, depth - 1);
}

/** Whether a property does not travel in this direction (OpenAPI 3.0.4, "Fixed Fields" of the Schema Object; JSON Schema Validation, section 9.4). */
function avoids(
  graph: SchemaGraph,
  node: SchemaNode,
  property: string,
  direction: Direction | undefined,
): boolean {
  if (direction === undefined) return false;
  const marker = direction === 'request' ? 'readOnly' : 'writeOnly';
  if (graph.isMarked) return graph.isMarked(node, property, marker);
  const properties = keywordValue(node, 'properties');
  if (!isObject(properties) || !Object.hasOwn(properties, property)) return false;
  return isMarked(graph, graph.child(node, 'properties', property), marker, 8);
}

function isMarked(graph: SchemaGraph, node: SchemaNode, marker: string, depth: number): boolean {
  if (keywordValue(node, marker) === true) return true;
  const target = depth > 0 ? graph.target(node, '$ref') : undefined;
  return target !== undefined && isMarked(graph, target, marker, depth - 1);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((token, index) => token === path[index]);
}
