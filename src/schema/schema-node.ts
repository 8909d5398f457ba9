import type { Json, JsonObject } from './json.ts';
import type { Formats } from './formats/own-formats.ts';
import type { InstancePlace } from './instance-place.ts';

/**
 * One schema in its document. Two nodes are the same object exactly when they are the same schema,
 * so that what is known of a node can be remembered under its `id`.
 */
export interface SchemaNode {
  readonly id: number;
  /** JSON pointer of the schema in its document. */
  readonly pointer: string;
  /** The schema as it is written. What is neither an object nor a boolean counts as `true`, and is a problem. */
  readonly schema: JsonObject | boolean;
  /** The dynamic anchors that `$dynamicRef` finds from here, as absolute URIs. */
  readonly scope: readonly string[];
  /** The place in the value, where other schemas speak of it as well and something in the document is marked. */
  readonly place?: InstancePlace | undefined;
}

/** How the schemas of one document lead to each other. */
export interface SchemaGraph {
  readonly root: SchemaNode;
  /** The schema at a pointer of the document, as if evaluation started there; `undefined` when nothing is there. */
  at?(pointer: string): SchemaNode | undefined;
  /** The subschema below a node's schema: `child(node, 'properties', 'id')`. */
  child(node: SchemaNode, ...tokens: readonly (string | number)[]): SchemaNode;
  /** The schema that a reference keyword of a node leads to; `undefined` when nothing is there. */
  target(node: SchemaNode, keyword: string): SchemaNode | undefined;
  /** Formats of one's own. */
  readonly formats?: Formats | undefined;
  /** `false` where no keyword in the whole document asks what others have evaluated; not known otherwise. */
  readonly mayAskWhatIsEvaluated?: boolean;
  /** What leads from a discriminator to schemas; without it, discriminators guide nothing. */
  readonly family?: Family;
  /** Whether a property of what a node speaks of is marked at that place: by `readOnly` or `writeOnly`. */
  isMarked?(node: SchemaNode, property: string, marker: string): boolean;
}

/** The schemas of a document by the names that a discriminator uses (OpenAPI 3.1, "Discriminator Object"). */
export interface Family {
  /** The schemas that extend a schema: those that have it in their `allOf`, directly. */
  extensions(node: SchemaNode): readonly SchemaNode[];
  /** The schema that an entry of a mapping means: a reference, or a name in `components`. */
  named(entry: string): SchemaNode | undefined;
}

/**
 * A keyword's value, own members only.
 *
 * @example
 * ```ts
 * import { keywordValue, schemaGraph } from 'schema-arbitraries/reading';
 *
 * const { root } = schemaGraph({ document: { minimum: 3 }, pointer: '' });
 * keywordValue(root, 'minimum'); // => 3
 * ```
 */
export function keywordValue(node: SchemaNode, keyword: string): Json | undefined {
  const { schema } = node;
  if (typeof schema === 'boolean' || !Object.hasOwn(schema, keyword)) return undefined;
  return schema[keyword];
}
