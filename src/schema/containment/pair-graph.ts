import { fromPointer } from '../json-pointer.ts';
import { schemaGraph } from '../schema-graph.ts';
import type { SchemaGraph, SchemaNode } from '../schema-node.ts';
import type { SchemaPlace } from '../schema.ts';
import { fingerprint } from './fingerprint.ts';
import { createSameSchema, throughReferences, type Placed } from './same-schema.ts';

/** Two documents' schemas in one graph: schemas that say the same in the same words are one node, wherever they stand. */
export interface PairGraph {
  readonly graph: SchemaGraph;
  /** The node of a schema of one of the documents. */
  nodeOf(side: 'inner' | 'outer', pointer: string): SchemaNode;
}

/** Among so many schemas with one fingerprint, the same one is looked for. */
const mostAlike = 8;

/** The graph of two documents. `pointer`s say where evaluation starts, which matters to `$dynamicRef` alone. */
export function pairGraph(inner: SchemaPlace, outer: SchemaPlace): PairGraph {
  const same = createSameSchema();
  const sources = new Map<SchemaNode, Placed>();
  const shared = new Map<SchemaNode, SchemaNode>();
  const alike = new Map<number, SchemaNode[]>();

  const share = (place: Placed): SchemaNode => {
    const known = shared.get(place.node);
    if (known) return known;
    const source = throughReferences(place);
    const node = shared.get(source.node) ?? twin(source) ?? added(source);
    shared.set(source.node, node);
    shared.set(place.node, node);
    return node;
  };
  const twin = (place: Placed): SchemaNode | undefined =>
    alike
      .get(fingerprint(place.node.schema))
      ?.slice(0, mostAlike)
      .find((node) => same(sourceOf(node), place));
  const added = (place: Placed): SchemaNode => {
    const node = { ...place.node, id: sources.size };
    sources.set(node, place);
    const print = fingerprint(place.node.schema);
    alike.set(print, [...(alike.get(print) ?? []), node]);
    return node;
  };
  const sourceOf = (node: SchemaNode): Placed => {
    const source = sources.get(node);
    if (!source) throw new Error('The node is of another graph.');
    return source;
  };

  const first = schemaGraph(inner);
  const isOne = inner.document === outer.document && inner.pointer === outer.pointer;
  const graphs = { inner: first, outer: isOne ? first : schemaGraph(outer) };
  const graph: SchemaGraph = {
    formats: inner.formats,
    root: share({ graph: graphs.inner, node: graphs.inner.root }),
    child: (node, ...tokens) => {
      const place = sourceOf(node);
      return share({ ...place, node: place.graph.child(place.node, ...tokens) });
    },
    target: (node, keyword) => {
      const place = sourceOf(node);
      const target = place.graph.target(place.node, keyword);
      return target && share({ ...place, node: target });
    },
  };
  return {
    graph,
    nodeOf: (side, pointer) => {
      const place = graphs[side];
      const rest = fromPointer(pointer).slice(fromPointer(place.root.pointer).length);
      return share({
        graph: place,
        node: rest.length === 0 ? place.root : place.child(place.root, ...rest),
      });
    },
  };
}
