import { type JsonObject, isObject } from '../json.ts';
import type { Origins } from './origin.ts';
import type { Visited } from './structure.ts';

/** Schemas that were taken to admit null though 3.0 can be read otherwise. */
const assuming = new WeakSet<JsonObject>();

/** Whether a schema of an upgraded document was taken to admit null where 3.0.3 can be read both ways. */
export function assumesNull(schema: JsonObject): boolean {
  return assuming.has(schema);
}

/** Turns a Schema Object of 3.0 into one of JSON Schema 2020-12, in place. */
export function upgradeSchema(schema: JsonObject, visited: Visited, origins: Origins): void {
  upgradeBound(schema, 'minimum', 'exclusiveMinimum');
  upgradeBound(schema, 'maximum', 'exclusiveMaximum');
  const { nullable } = schema;
  if (nullable === undefined) return;
  delete schema['nullable'];
  if (nullable === true) admitNull(schema, visited, origins);
}

/** In 3.0 the exclusive bounds are booleans beside the inclusive ones; in 2020-12 they are numbers. */
function upgradeBound(schema: JsonObject, inclusive: string, exclusive: string): void {
  const flag = schema[exclusive];
  if (typeof flag !== 'boolean') return;
  delete schema[exclusive];
  const bound = schema[inclusive];
  if (!flag || bound === undefined) return;
  delete schema[inclusive];
  schema[exclusive] = bound;
}

/**
 * 3.0.3 lets `nullable` speak only beside `type`, and wants null in `enum` as well; publishers mean
 * "or null" wherever they write it, so that is how it is read.
 */
function admitNull(schema: JsonObject, { tokens, container }: Visited, origins: Origins): void {
  const { type, enum: values } = schema;
  if (Array.isArray(values) && !values.includes(null)) {
    values.push(null);
    assuming.add(schema);
  }
  if (typeof type === 'string' && !hasCombinator(schema)) {
    schema['type'] = [type, 'null'];
    return;
  }
  if (!hasCombinator(schema) || (!isObject(container) && !Array.isArray(container))) return;
  const either: JsonObject = { anyOf: [schema, { type: 'null' }] };
  assuming.add(either);
  for (const annotation of [
    'title',
    'description',
    'deprecated',
    'readOnly',
    'writeOnly',
    'example',
    'default',
  ]) {
    if (schema[annotation] === undefined) continue;
    either[annotation] = schema[annotation];
    delete schema[annotation];
  }
  origins.adopt(either, schema);
  (container as JsonObject)[tokens.at(-1) ?? ''] = either;
}

function hasCombinator(schema: JsonObject): boolean {
  return ['allOf', 'anyOf', 'oneOf', '$ref', 'not'].some((keyword) => schema[keyword] !== undefined);
}
