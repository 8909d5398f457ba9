import { isObject, type Json, type JsonObject } from './json.ts';
import { appendPointer, valueAt, valueBelow } from './json-pointer.ts';
import { instancePlaces, type InstancePlace } from './instance-place.ts';
import { namesAny } from './names-any.ts';
import { withKnownSchema } from './known-schemas.ts';
import { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
import {
  baseUri,
  documentUri,
  resolveUri,
  schemaResources,
  withoutFragment,
  type SchemaResources,
} from './schema-resources.ts';
import type { SchemaPlace } from './schema.ts';

interface Graph {
  /** The document, with the metaschemas that it turns out to refer to. */
  document: JsonObject;
  readonly nodes: Map<string, SchemaNode>;
  readonly children: Map<SchemaNode, Map<string, SchemaNode>>;
  readonly resources: () => SchemaResources;
}

/**
 * The graph of the schemas that a place reaches, followed only as far as somebody asks.
 *
 * @example
 * ```ts
 * import { schemaGraph } from 'schema-arbitraries/reading';
 *
 * const document = { $defs: { id: { type: 'integer' } }, items: { $ref: '#/$defs/id' } };
 * const graph = schemaGraph({ document, pointer: '/items' });
 * graph.target(graph.root, '$ref')?.pointer; // => "/$defs/id"
 * ```
 */
export function schemaGraph(place: SchemaPlace): SchemaGraph {
  const { document } = place;
  const graph: Graph = {
    document,
    nodes: new Map(),
    children: new Map(),
    resources: () => schemaResources(graph.document),
  };
  const places = instancePlaces(document);
  const root = nodeAt(graph, place.pointer, []) ?? missing(graph, place.pointer);
  return {
    root,
    formats: place.formats,
    get mayAskWhatIsEvaluated() {
      return namesAny(document, unevaluated);
    },
    family: {
      extensions: ({ pointer }) =>
        (rememberedExtensions(document).get(pointer) ?? []).flatMap((one) => nodeAt(graph, one, []) ?? []),
      named: (entry) =>
        nodeAt(graph, entry.startsWith('#') ? decoded(entry.slice(1)) : appendPointer(components, entry), []),
    },
    at: (pointer) => nodeAt(graph, pointer, []),
    child: (node, ...tokens) => {
      const known = childrenOf(graph, node);
      const way = tokens.join('\u0000');
      const before = known.get(way);
      if (before) return before;
      const pointer = appendPointer(node.pointer, ...tokens);
      const within = places?.below(node.place, node.pointer, tokens);
      const value = valueBelow(node.schema, tokens);
      const child = nodeAt(graph, pointer, node.scope, within, value) ?? missing(graph, pointer);
      known.set(way, child);
      return child;
    },
    ...(places && {
      isMarked: (node: SchemaNode, property: string, marker: string) =>
        places.isMarked(node.place, node.pointer, property, marker),
    }),
    target: (node, keyword) => {
      const reference = keywordValue(node, keyword);
      const within = places?.below(node.place, node.pointer, [keyword]);
      return typeof reference === 'string' ? targetOf(graph, node, keyword, reference, within) : undefined;
    },
  };
}

const unevaluated = ['unevaluatedItems', 'unevaluatedProperties'];

/** The nodes below a node that were asked for before. */
function childrenOf({ children }: Graph, node: SchemaNode): Map<string, SchemaNode> {
  const known = children.get(node);
  if (known) return known;
  const made = new Map<string, SchemaNode>();
  children.set(node, made);
  return made;
}

const components = '/components/schemas';

const extensionsOf = new WeakMap<JsonObject, ReadonlyMap<string, readonly string[]>>();

/** The pointers of the schemas that extend each schema. */
function rememberedExtensions(document: JsonObject): ReadonlyMap<string, readonly string[]> {
  const known = extensionsOf.get(document);
  if (known) return known;
  const found = new Map<string, string[]>();
  const schemas = valueAt(document, components);
  for (const [name, schema] of isObject(schemas) ? Object.entries(schemas) : []) {
    const parts = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
    for (const part of parts) {
      if (!isObject(part) || typeof part.$ref !== 'string' || !part.$ref.startsWith('#')) continue;
      const base = decoded(part.$ref.slice(1));
      found.set(base, [...(found.get(base) ?? []), appendPointer(components, name)]);
    }
  }
  extensionsOf.set(document, found);
  return found;
}

/** A node for each schema and each dynamic scope that it is reached in, as `$dynamicRef` leads elsewhere then. */
function nodeAt(
  graph: Graph,
  pointer: string,
  outer: readonly string[],
  place?: InstancePlace,
  found?: Json,
): SchemaNode | undefined {
  const scope = scopeAt(graph, pointer, outer);
  const key = [pointer, ...scope, ...(place ? [place.key] : [])].join('\u0000');
  const known = graph.nodes.get(key);
  if (known) return known;
  const value = found ?? valueAt(graph.document, pointer);
  if (value === undefined) return undefined;
  const schema = isObject(value) || typeof value === 'boolean' ? value : true;
  const node = { id: graph.nodes.size, pointer, schema, scope, place };
  graph.nodes.set(key, node);
  return node;
}

function missing(graph: Graph, pointer: string): SchemaNode {
  const node = { id: graph.nodes.size, pointer, schema: true, scope: [] };
  graph.nodes.set(`${pointer}\u0000missing`, node);
  return node;
}

/**
 * The dynamic anchors of the resources that were entered on the way, of each name the outermost only:
 * no other can be a target. None where nothing in the document is dynamic.
 */
function scopeAt(graph: Graph, pointer: string, outer: readonly string[]): readonly string[] {
  if (!isDynamic(graph)) return outer;
  const uri = baseUri(graph.document, pointer);
  const entered = [...graph.resources().dynamicAnchors].filter((anchor) => withoutFragment(anchor) === uri);
  const bound = new Set(outer.map(fragmentOf));
  return [...outer, ...entered.filter((anchor) => !bound.has(fragmentOf(anchor)))];
}

function fragmentOf(uri: string): string {
  return uri.slice(withoutFragment(uri).length);
}

/** Whether anything in the document is dynamic. */
function isDynamic({ resources }: Graph): boolean {
  return resources().dynamicAnchors.size > 0;
}

function targetOf(
  graph: Graph,
  node: SchemaNode,
  keyword: string,
  reference: string,
  place: InstancePlace | undefined,
): SchemaNode | undefined {
  if (reference.startsWith('#/') && !isDynamic(graph) && !hasOwnBase(graph, node))
    return nodeAt(graph, decoded(reference.slice(1)), node.scope, place);
  const uri = resolveUri(reference, baseUri(graph.document, node.pointer));
  const dynamic = keyword === '$dynamicRef' ? dynamicTarget(graph, node, uri) : undefined;
  const pointer = dynamic ?? locate(graph, uri);
  return pointer === undefined ? undefined : nodeAt(graph, pointer, node.scope, place);
}

/** Whether an `$id` around a schema changes what `#/` means in it. */
function hasOwnBase({ document, resources }: Graph, node: SchemaNode): boolean {
  return resources().resources.size > 1 && baseUri(document, node.pointer) !== documentUri;
}

/** The outermost resource in the dynamic scope that has the same dynamic anchor (Core 2020-12, section 8.2.3.2). */
function dynamicTarget(graph: Graph, node: SchemaNode, uri: string): string | undefined {
  const { anchors, dynamicAnchors } = graph.resources();
  if (!dynamicAnchors.has(uri)) return undefined;
  const outermost = node.scope.find((anchor) => fragmentOf(anchor) === fragmentOf(uri));
  return outermost === undefined ? undefined : anchors.get(outermost);
}

function locate(graph: Graph, uri: string): string | undefined {
  const resource = withoutFragment(uri);
  if (!graph.resources().resources.has(resource))
    graph.document = withKnownSchema(graph.document, resource) ?? graph.document;
  const { resources, anchors } = graph.resources();
  const fragment = decoded(uri.slice(resource.length + 1));
  const root = resources.get(resource);
  if (root === undefined) return undefined;
  if (fragment === '') return root;
  return fragment.startsWith('/') ? root + fragment : anchors.get(`${resource}#${fragment}`);
}

/** A fragment without its percent-encoding (RFC 6901, section 6). */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
