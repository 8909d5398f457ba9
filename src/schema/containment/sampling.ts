import * as fc from 'fast-check';
import type { Json } from '../../json.ts';
import { ExpectedError } from '../../expected-error.ts';
import { compileSchema } from '../compile.ts';
import type { Direction, SchemaPlace } from '../schema.ts';

/** How many values are drawn of a schema. */
const draws = 40;

/**
 * Values of the inner schema that may well break the outer one: simple ones, those at the edges of the
 * inner schema's constraints, and those that violate the outer schema's. Not all of them are valid.
 */
export function* candidates(inner: SchemaPlace, outer: SchemaPlace, direction: Direction): Generator<Json> {
  const from = compileSchema(inner, { direction });
  if (from.satisfiable !== 'yes') return;
  yield* sampled(() => fc.sample(from.values, { seed: 1, numRuns: draws }));
  yield* sampled(() => from.boundaries.map(({ value }) => value));
  yield* sampled(() => compileSchema(outer, { direction }).violations.map(({ value }) => value));
}

/** What cannot be drawn proves nothing. */
function sampled(draw: () => readonly Json[]): readonly Json[] {
  try {
    return draw();
  } catch (error) {
    if (error instanceof ExpectedError) return [];
    throw error;
  }
}
