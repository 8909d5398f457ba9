import { compileSchema } from './compile.ts';
import { compareSchemas } from './containment/contains.ts';
import type { Containment } from './containment/containment.ts';
import type { Formats } from './formats/own-formats.ts';
import type { JsonObject } from './json.ts';
import type { CompiledSchema, Direction, SchemaPlace } from './schema.ts';

/** How schemas are read. */
export interface Options {
  /** Formats beside those of the specification: what `defineFormats` gives. */
  readonly formats?: Formats | undefined;
  /**
   * OpenAPI's reading of `readOnly` and `writeOnly`: which way values travel. Without it they are annotations, and
   * say nothing of values.
   */
  readonly direction?: Direction | undefined;
}

/** How two schemas are compared. */
export interface CompareOptions extends Options {
  /** How many steps are taken before the answer is `undecided`: 200,000, which is some seconds. */
  readonly budget?: number | undefined;
}

/**
 * Reads a JSON Schema (2020-12). Each member of what it gives is worked out when it is first read.
 *
 * @param schema - The whole schema, a document of its own: references in it are resolved within it. It must not change.
 * @param options - Formats of one's own, and which way values travel.
 * @example Values for a property of fast-check
 * ```ts
 * import * as fc from 'fast-check';
 * import { compile } from 'schema-arbitraries';
 *
 * const { values, validate } = compile({ type: 'array', items: { type: 'integer', minimum: 3 }, minItems: 1 });
 *
 * fc.assert(fc.property(values, (value) => validate(value).length === 0));
 * ```
 * @example What lies just within and just beyond each constraint
 * ```ts
 * import { compile } from 'schema-arbitraries';
 *
 * const { boundaries, violations } = compile({ type: 'integer', minimum: 3, maximum: 9 });
 *
 * boundaries.filter(({ constraint }) => constraint.keyword === 'maximum').map(({ value }) => value); // => [9, 8]
 * violations.find(({ constraint }) => constraint.keyword === 'maximum')?.value; // => 10
 * ```
 */
export function compile(schema: JsonObject | boolean, options: Options = {}): CompiledSchema {
  return compileSchema(placeOf(schema, options), options);
}

/**
 * Decides whether every value that is valid under one JSON Schema is valid under another one, and shows a
 * value where that is not so.
 *
 * @param inner - The schema whose values are asked about.
 * @param outer - The schema that may allow more.
 * @param options - Formats of one's own, which way values travel, and how long to look.
 * @example
 * ```ts
 * import { compare } from 'schema-arbitraries';
 *
 * const before = { type: 'object', required: ['id'], properties: { id: { type: 'string', maxLength: 8 } } };
 * const after = { type: 'object', required: ['id'], properties: { id: { type: 'string', maxLength: 5 } } };
 *
 * compare(after, before).verdict; // => "contained"
 * compare(before, after).verdict; // => "not-contained"
 * ```
 */
export function compare(
  inner: JsonObject | boolean,
  outer: JsonObject | boolean,
  options: CompareOptions = {},
): Containment {
  return compareSchemas(placeOf(inner, options), placeOf(outer, options), options);
}

function placeOf(schema: JsonObject | boolean, { formats }: Options): SchemaPlace {
  return typeof schema === 'boolean'
    ? { document: { schema }, pointer: '/schema', formats }
    : { document: schema, pointer: '', formats };
}
