import { nodeLiteral, type NodeLiteral } from '../demand.ts';
import { clausesOf, siteOf } from '../expansion.ts';
import type { Clause } from '../keyword.ts';
import { keywordValue, type SchemaGraph } from '../schema-node.ts';
import type { Direction } from '../schema.ts';
import { isExact } from './exactness.ts';

const unevaluated: readonly string[] = ['unevaluatedProperties', 'unevaluatedItems'];

/**
 * What schemas state when they hold or fail, worked out once. Where that is not known exactly, less is said:
 * every value that meets a literal meets its clauses, so that what contradicts itself has no value.
 */
export function createStatements(
  graph: SchemaGraph,
  direction: Direction | undefined,
): (literal: NodeLiteral) => readonly Clause[] {
  const known = new Map<string, readonly Clause[]>();
  const work = (literal: NodeLiteral): readonly Clause[] => {
    const { node, holds } = literal;
    const stated = unevaluated.filter((keyword) => keywordValue(node, keyword) !== undefined);
    if (stated.length === 0 || isExact(siteOf(graph, node, direction)))
      return clausesOf(graph, literal, direction);
    if (!holds) return [[{}]];
    return stated.length > 1 ? [] : clausesOf(graph, nodeLiteral(node, true, stated), direction);
  };
  return (literal) => {
    const before = known.get(literal.key);
    if (before) return before;
    const clauses = work(literal);
    known.set(literal.key, clauses);
    return clauses;
  };
}
