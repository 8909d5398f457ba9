import { type JsonObject, isObject, textOf } from '../json.ts';
import type { Origins } from './origin.ts';
import type { Visited } from './structure.ts';

/**
 * The dialect that the bundled document names. Prism validates a 3.1 description as Draft-07 when
 * it names none, and not at all when it names the OpenAPI base dialect.
 */
const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Schemas that were taken to admit null though 3.0 can be read otherwise. */
const assuming = new WeakSet<JsonObject>();

/** Whether a schema of an upgraded document was taken to admit null where 3.0.3 can be read both ways. */
export function assumesNull(schema: JsonObject): boolean {
  return assuming.has(schema);
}

/**
 * Turns an OpenAPI 3.0 or 3.1 document into 3.1 with JSON Schema 2020-12, in place.
 *
 * @param objects all of its OpenAPI objects
 */
export function upgrade(document: JsonObject, objects: Iterable<Visited>, origins: Origins): void {
  if (textOf(document['openapi']).startsWith('3.0')) {
    for (const visited of objects) {
      if (visited.kind === 'schema' && isObject(visited.value))
        upgradeSchema(visited.value, visited, origins);
    }
    document['openapi'] = '3.1.1';
  }
  document['jsonSchemaDialect'] = dialect;
}

function upgradeSchema(schema: JsonObject, visited: Visited, origins: Origins): void {
  dropSiblings(schema);
  upgradeBound(schema, 'minimum', 'exclusiveMinimum');
  upgradeBound(schema, 'maximum', 'exclusiveMaximum');
  const { nullable } = schema;
  if (nullable === undefined) return;
  delete schema['nullable'];
  if (nullable === true) admitNull(schema, visited, origins);
}

/** "Reference Object" in 3.0: "This object cannot be extended with additional properties and any properties added SHALL be ignored." */
function dropSiblings(schema: JsonObject): void {
  if (typeof schema['$ref'] !== 'string') return;
  for (const key of Object.keys(schema)) if (key !== '$ref') delete schema[key];
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
