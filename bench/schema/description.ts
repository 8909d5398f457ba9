import * as fc from 'fast-check';
import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import { appendPointer } from '../../src/json-pointer.ts';
import { compileSchema } from '../../src/schema/compile.ts';

/** Compiles every request and response schema of a description and draws ten values from each. */
export function measureDescription(document: JsonObject): object {
  const start = performance.now();
  const count = { schemas: 0, satisfiable: 0, unsupported: 0, values: 0, invalidValues: 0, slowest: 0 };
  for (const [pointer, direction] of schemaPlaces(document)) {
    const before = performance.now();
    const schema = compileSchema({ document, pointer }, { direction });
    count.schemas++;
    count.unsupported += schema.unsupported.length > 0 ? 1 : 0;
    if (schema.satisfiable === 'yes') {
      count.satisfiable++;
      const values = fc.sample(schema.values, { seed: 1, numRuns: 10 });
      count.values += values.length;
      count.invalidValues += values.filter((value) => schema.validate(value).length > 0).length;
    }
    count.slowest = Math.max(count.slowest, Math.round(performance.now() - before));
  }
  return { ...count, seconds: Number(((performance.now() - start) / 1000).toFixed(1)) };
}

/** Every `schema` of a media type: those in `components` and paths, wherever they stand. */
function* schemaPlaces(document: JsonObject): Generator<readonly [string, 'request' | 'response']> {
  const pending: { value: Json; pointer: string }[] = [{ value: document, pointer: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      const below = appendPointer(pointer, key);
      const isSchema =
        key === 'schema' && isObject(member) && /\/(content\/[^/]+|parameters\/[^/]+)$/.test(pointer);
      if (isSchema) yield [below, pointer.includes('/responses/') ? 'response' : 'request'];
      else if (key !== 'schemas' && key !== 'examples' && key !== 'example')
        pending.push({ value: member, pointer: below });
    }
  }
}
