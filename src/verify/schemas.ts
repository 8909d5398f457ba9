import type { JsonObject } from '../json.ts';
import { compileSchema } from '../schema/compile.ts';
import type { CompiledSchema, Direction } from '../schema/schema.ts';

/** Gives the compiled schema at a JSON pointer of one document, each compiled once for a direction. */
export type Schemas = (pointer: string, direction: Direction) => CompiledSchema;

/** The schemas of a document, compiled when they are first asked for. */
export function schemasOf(document: JsonObject): Schemas {
  const compiled = new Map<string, CompiledSchema>();
  return (pointer, direction) => {
    const key = `${direction} ${pointer}`;
    const known = compiled.get(key);
    if (known) return known;
    const schema = compileSchema({ document, pointer }, { direction });
    compiled.set(key, schema);
    return schema;
  };
}
