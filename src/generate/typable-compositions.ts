import type { Json, JsonObject } from '../json.ts';
import { isAnnotation } from './annotations.ts';
import { jsonTypeOf } from '../schema/json-type.ts';
import { schemasIn } from './schema-lookup.ts';
import { literalsOf } from './typable-literals.ts';

const compositions: readonly string[] = ['allOf', 'anyOf', 'oneOf'];
const ofArrays: readonly string[] = ['items', 'prefixItems'];
/** Keywords that give a type a form. */
const structural: readonly string[] = [
  '$ref',
  'const',
  'enum',
  'properties',
  'additionalProperties',
  'patternProperties',
  ...ofArrays,
];

/**
 * Makes of a schema that says several things at once an `allOf` of them. openapi-typescript takes what stands
 * beside `anyOf` for one more alternative, and understands other neighbours in a few cases only.
 *
 * @returns whether the schema is now what the one part of its `allOf` was
 */
export function separateCompositions(schema: JsonObject): boolean {
  const unions = ['anyOf', 'oneOf'].filter((keyword) => Array.isArray(schema[keyword]));
  const all = schemasIn(schema['allOf']);
  const own = Object.keys(schema).filter((key) => !isAnnotation(key) && !compositions.includes(key));
  if (all.length + unions.length === 0 || (all.length + own.length === 0 && unions.length === 1))
    return false;
  for (const keyword of unions) schema[keyword] = withoutTrue(schema[keyword]);
  const branches = unions.flatMap((keyword) => schemasIn(schema[keyword]));
  const hasForm = own.some((keyword) => structural.includes(keyword));
  if (!hasForm) giveType(branches, schema['type']);
  const core = hasForm || !isSaid(schema['type'], all, branches) ? [picked(schema, own)] : [];
  const saying = all.filter((part) => !saysNothing(part));
  const others = [...core, ...(core.length + saying.length + unions.length > 0 ? saying : all.slice(0, 1))];
  // An alternative that may be anything leaves nothing to say.
  const told = unions.filter((keyword) => others.length === 0 || !schemasIn(schema[keyword]).some(isOpen));
  const parts = [...others, ...told.map((keyword) => picked(schema, [keyword]))];
  for (const keyword of [...own, ...compositions]) delete schema[keyword];
  const [only] = parts;
  if (!only || parts.length > 1) schema['allOf'] = parts;
  else Object.assign(schema, { ...only, ...schema });
  return parts.length === 1;
}

/** The alternatives of a union, where `true` is written as the schema that means the same, which may be given a type. */
function withoutTrue(alternatives: Json | undefined): Json {
  return Array.isArray(alternatives) ? alternatives.map((each) => (each === true ? {} : each)) : [];
}

function isOpen(schema: JsonObject): boolean {
  return schema['type'] === undefined && saysNothing(schema);
}

function picked(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return Object.fromEntries(keywords.map((keyword): [string, Json] => [keyword, schema[keyword] ?? {}]));
}

/** Whether a part of an `allOf` gives no type, or that of any object. Without a type, items say nothing. */
function saysNothing(schema: JsonObject): boolean {
  const { type } = schema;
  const says = [...structural, ...compositions].some(
    (keyword) => schema[keyword] !== undefined && (type !== undefined || !ofArrays.includes(keyword)),
  );
  return !says && (type === undefined || type === 'object');
}

/** A `type` that stands beside a union is that of the alternatives that name none. */
function giveType(branches: readonly JsonObject[], type: Json | undefined): void {
  if (typeof type !== 'string') return;
  for (const branch of branches) {
    const isUntyped = ['$ref', 'enum', 'const', 'type', ...compositions].every(
      (key) => branch[key] === undefined,
    );
    if (isUntyped) branch['type'] = type;
  }
}

/** Whether the other parts say as much as a `type` does. */
function isSaid(
  type: Json | undefined,
  all: readonly JsonObject[],
  branches: readonly JsonObject[],
): boolean {
  if (type === undefined) return true;
  const types = Array.isArray(type) ? type : [type];
  // "Any object" would let each of them have any further property.
  if (types.every((each) => each === 'object' || each === 'null'))
    return all.some((part) => !saysNothing(part)) || (branches.length > 0 && !branches.some(isOpen));
  const says = (part: JsonObject): boolean => typesOf(part)?.every((each) => types.includes(each)) ?? false;
  return all.some(says) || (branches.length > 0 && branches.every(says));
}

/** The types of a schema's values, by its literals or `type`; `undefined` when it has neither. */
function typesOf(schema: JsonObject): Json[] | undefined {
  const literals = literalsOf(schema);
  if (literals) return literals.map(jsonTypeOf);
  const { type } = schema;
  if (type === undefined) return undefined;
  return Array.isArray(type) ? type : [type];
}
