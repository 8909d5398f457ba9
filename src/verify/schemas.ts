import type { JsonObject } from '../json.ts';
import { type CompiledSchema, compileSchema, type Direction } from '../schema/index.ts';
import { judgeable } from './judgeable-schema.ts';

/** Gives the compiled schema at a JSON pointer of one document, each compiled once for a direction. */
export interface Schemas {
  (pointer: string, direction: Direction): CompiledSchema;
  /** Why values could not be judged, by the pointer of their schema; it grows while schemas are used. */
  readonly unjudged: ReadonlyMap<string, string>;
}

/** The schemas of a document, compiled when they are first asked for. */
export function schemasOf(document: JsonObject): Schemas {
  const compiled = new Map<string, CompiledSchema>();
  const unjudged = new Map<string, string>();
  const schemas = (pointer: string, direction: Direction): CompiledSchema => {
    const key = `${direction} ${pointer}`;
    const known = compiled.get(key);
    if (known) return known;
    const schema = judgeable(compileSchema({ document, pointer }, { direction }), (reason) => {
      if (!unjudged.has(pointer)) unjudged.set(pointer, reason);
    });
    compiled.set(key, schema);
    return schema;
  };
  return Object.assign(schemas, { unjudged });
}
