/**
 * Schemas as they are written: where their parts are, and where references lead.
 *
 * @module
 */
export { schemaGraph } from './schema-graph.ts';
export { keywordValue, type SchemaGraph, type SchemaNode } from './schema-node.ts';
export { schemaResources, type SchemaResources } from './schema-resources.ts';
export { annotations, applicators, assertions, type Holding } from './subschemas.ts';
