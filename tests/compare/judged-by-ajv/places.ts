import { isObject, type Json, type JsonObject } from '../../../src/json.ts';
import { applicators } from '../../../src/schema/subschemas.ts';

/** Does something to the schema at one of the places in a schema, that are counted from outside to inside. */
export function changedAt(schema: JsonObject, place: number, change: (from: JsonObject) => Json): Json {
  let left = place % countOf(schema);
  const walk = (part: Json): Json => {
    if (!isObject(part)) return part;
    if (left-- === 0) return change(part);
    return Object.fromEntries(
      Object.entries(part).map(([keyword, value]) => [keyword, below(keyword, value, walk)]),
    );
  };
  return walk(schema);
}

function countOf(schema: JsonObject): number {
  let count = 0;
  const walk = (part: Json): Json => {
    if (!isObject(part)) return part;
    count += 1;
    for (const [keyword, value] of Object.entries(part)) below(keyword, value, walk);
    return part;
  };
  walk(schema);
  return count;
}

function below(keyword: string, value: Json, walk: (part: Json) => Json): Json {
  const holding = applicators.get(keyword);
  if (holding === 'one') return walk(value);
  if (holding === 'list' && Array.isArray(value)) return value.map(walk);
  if (holding !== undefined && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part)]));
  return value;
}
