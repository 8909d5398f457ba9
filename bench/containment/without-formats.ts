import { isObject, setOwn, type Json, type JsonObject } from '../../src/json.ts';

/** A schema whose formats say nothing, wherever in it they stand. */
export function withoutFormats(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutFormats);
  if (!isObject(schema)) return schema;
  const copy: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema))
    if (keyword !== 'format' || typeof value !== 'string') setOwn(copy, keyword, withoutFormats(value));
  return copy;
}
