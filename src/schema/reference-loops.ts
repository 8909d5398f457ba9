import { isObject } from './json.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';

/** The applicators that speak of the very value that their schema speaks of (Core 2020-12, section 10.2). */
const lists: readonly string[] = ['allOf', 'anyOf', 'oneOf'];
const single: readonly string[] = ['not', 'if', 'then', 'else'];
const references: readonly string[] = ['$ref', '$dynamicRef'];

/**
 * Schemas whose reference leads back to them without entering a part of the value: judging by them would
 * never end (Core 2020-12, section 9.4.1 forbids them).
 */
export function referenceLoops(graph: SchemaGraph, nodes: Iterable<SchemaNode>): readonly SchemaNode[] {
  const done = new Set<SchemaNode>();
  const open = new Set<SchemaNode>();
  const loops = new Set<SchemaNode>();
  const visit = (node: SchemaNode): void => {
    if (done.has(node)) return;
    open.add(node);
    for (const { target, isReference } of inPlace(graph, node)) {
      if (open.has(target)) loops.add(isReference ? node : target);
      else visit(target);
    }
    open.delete(node);
    done.add(node);
  };
  for (const node of nodes) visit(node);
  return [...loops];
}

interface Edge {
  readonly target: SchemaNode;
  readonly isReference: boolean;
}

function inPlace(graph: SchemaGraph, node: SchemaNode): readonly Edge[] {
  const referred = references
    .map((keyword) => graph.target(node, keyword))
    .filter((target) => target !== undefined);
  const children = [
    ...single.filter((keyword) => keywordValue(node, keyword) !== undefined).map((keyword) => [keyword]),
    ...lists.flatMap((keyword) => positions(node, keyword).map((index) => [keyword, index])),
    ...dependents(node).map((name) => ['dependentSchemas', name]),
  ];
  return [
    ...referred.map((target) => ({ target, isReference: true })),
    ...children.map((tokens) => ({ target: graph.child(node, ...tokens), isReference: false })),
  ];
}

function positions(node: SchemaNode, keyword: string): readonly number[] {
  const value = keywordValue(node, keyword);
  return Array.isArray(value) ? [...value.keys()] : [];
}

function dependents(node: SchemaNode): readonly string[] {
  const value = keywordValue(node, 'dependentSchemas');
  return isObject(value) ? Object.keys(value) : [];
}
