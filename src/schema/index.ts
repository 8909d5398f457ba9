/**
 * Values, boundaries, violations and containment of JSON Schemas, as arbitraries of fast-check and as lists. Start
 * with `compile`.
 *
 * @module
 */
export { compileSchema } from './compile.ts';
export type { Containment } from './containment/containment.ts';
export { compareSchemas } from './containment/contains.ts';
export { compare, compile, type CompareOptions, type Options } from './documents.ts';
export { defineFormats, type Formats, type OwnFormat } from './formats/own-formats.ts';
export type { Json, JsonArray, JsonObject } from './json.ts';
export { NoValueError } from './no-value-error.ts';
export type {
  Boundary,
  CompiledSchema,
  Constraint,
  Direction,
  SchemaPlace,
  Unsupported,
  ValidationFailure,
  Violation,
} from './schema.ts';
