import type { JsonObject } from '../json.ts';
import { schemaResources } from '../schema-resources.ts';
import type { Direction, SchemaPlace } from '../schema.ts';
import { pairGraph, type PairGraph } from './pair-graph.ts';
import { createProof, type Proof } from './proof.ts';

/** Two documents that are compared, with all that was found out about them before. */
export interface Pair {
  readonly graph: PairGraph;
  proof(direction: Direction | undefined): Proof;
}

const pairs = new WeakMap<JsonObject, WeakMap<JsonObject, Pair>>();

/**
 * The pair of the documents of two schemas: the same for all schemas of the same documents. Where anything in
 * them is dynamic it matters where evaluation starts, and each two schemas are a pair of their own.
 */
export function pairOf(inner: SchemaPlace, outer: SchemaPlace): Pair {
  if (inner.formats || isDynamic(inner.document) || isDynamic(outer.document))
    return createPair(inner, outer);
  const others = rememberedIn(pairs, inner.document, () => new WeakMap<JsonObject, Pair>());
  return rememberedIn(others, outer.document, () =>
    createPair({ ...inner, pointer: '' }, { ...outer, pointer: '' }),
  );
}

/** Forgets what was found out about two documents: after a search that broke off in the middle. */
export function forgetPair(inner: SchemaPlace, outer: SchemaPlace): void {
  pairs.get(inner.document)?.delete(outer.document);
}

function createPair(inner: SchemaPlace, outer: SchemaPlace): Pair {
  const graph = pairGraph(inner, outer);
  const proofs = new Map<Direction | undefined, Proof>();
  return {
    graph,
    proof: (direction) => {
      const proof = proofs.get(direction) ?? createProof(graph.graph, direction);
      proofs.set(direction, proof);
      return proof;
    },
  };
}

function isDynamic(document: JsonObject): boolean {
  return schemaResources(document).dynamicAnchors.size > 0;
}

function rememberedIn<Key extends object, Value>(
  known: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
