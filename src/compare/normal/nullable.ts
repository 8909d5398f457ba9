import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { keywordNamed } from '../../schema/judging.ts';
import { isDeciding } from '../deciding.ts';
import { typesAt } from './types-at.ts';
import { carried, placeMember, placeOfMember, type Work } from './work.ts';

/** The union of a schema and null, in one spelling: `anyOf` with the null last, or `null` among the types of what stands inline. */
export function spellNullable(work: Work, schema: JsonObject, pointer: string): JsonObject {
  for (const keyword of ['anyOf', 'oneOf']) {
    const union = schema[keyword];
    if (!Array.isArray(union) || union.length !== 2) continue;
    const nullAt = union.findIndex(isNull);
    const inner = union[1 - nullAt];
    if (nullAt === -1 || inner === undefined || isNull(inner)) continue;
    const admitsNull = typesAt(work.source, `${pointer}/${keyword}/${1 - nullAt}`)?.has('null') ?? true;
    if (keyword === 'oneOf' && admitsNull) continue;
    return (
      inTypes(work, schema, keyword, inner) ?? asAnyOf(work, schema, keyword, inner, union[nullAt] ?? null)
    );
  }
  return schema;
}

function isNull(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const deciding = Object.keys(schema).filter(isDeciding);
  return deciding.length === 1 && schema.type === 'null';
}

function asAnyOf(work: Work, schema: JsonObject, keyword: string, inner: Json, nothing: Json): JsonObject {
  const { [keyword]: union, ...rest } = schema;
  const entries = [inner, nothing];
  const place = Array.isArray(union) ? work.origins.get(union) : undefined;
  if (place !== undefined) work.origins.set(entries, place);
  const result = carried(work, schema, rest);
  result.anyOf = entries;
  const written = placeOfMember(work, schema, keyword);
  if (written !== undefined) placeMember(work, result, 'anyOf', written);
  return result;
}

/** The null among the types of an entry that stands inline, when all that it says is about its own type. */
function inTypes(work: Work, schema: JsonObject, keyword: string, inner: Json): JsonObject | undefined {
  if (!isObject(inner) || typeof inner.type !== 'string') return undefined;
  const { [keyword]: _, ...around } = schema;
  if (Object.keys(around).some(isDeciding)) return undefined;
  const others = Object.keys(inner).filter((one) => isDeciding(one) && one !== 'type' && one !== 'enum');
  if (!others.every(saysNothingOfNull)) return undefined;
  const result: JsonObject = carried(work, inner, {});
  for (const [name, value] of Object.entries(inner)) setOwn(result, name, value);
  for (const [name, value] of Object.entries(around)) setOwn(result, name, value);
  result.type = [inner.type, 'null'];
  if (Array.isArray(inner.enum)) result.enum = [...inner.enum, null];
  return result;
}

/** Whether a keyword says nothing of null. */
function saysNothingOfNull(keyword: string): boolean {
  const types = keywordNamed(keyword)?.types ?? [];
  return types.length > 0 && !types.includes('null');
}
