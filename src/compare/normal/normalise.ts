import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { applicators } from '../../schema/reading.ts';
import { isDeciding } from '../deciding.ts';
import { behind, conjunction, type Part } from './conjunction.ts';
import { spellNullable } from './nullable.ts';
import { spellPlainly, tracksEvaluation } from './plain-keywords.ts';
import {
  placeMember,
  from,
  normalPointer,
  placeOfMember,
  referenceTo,
  type NormalSchema,
  type Work,
} from './work.ts';

/** Keywords that name a schema or say what it is written in: references are resolved already. */
const naming: ReadonlySet<string> = new Set([
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$schema',
  '$comment',
  '$defs',
  'definitions',
]);

/**
 * The normal form of a schema: references resolved, what holds together merged (`allOf`, a reference with
 * siblings, a union of one), one spelling for what has several. It allows the same values.
 *
 * @param pointer where the schema stands in the source
 */
export function normalise(work: Work, written: Json, pointer: string): NormalSchema {
  if (written === false) return false;
  if (!isObject(written)) return from(work, pointer, {});
  const schema = withoutAssumedNull(work, written, pointer);
  const own = ownKeywords(work, schema, pointer);
  const parts = partsBeside(work, own, schema, pointer);
  if (parts === undefined) return false;
  const whole = joined(work, own, parts);
  return isObject(whole) ? finished(work, whole, pointer) : whole;
}

/** The keywords that are no part of a conjunction, with their subschemas in normal form. */
function ownKeywords(work: Work, schema: JsonObject, pointer: string): JsonObject {
  const own: JsonObject = from(work, pointer, {});
  for (const keyword of Object.keys(schema)) {
    if (naming.has(keyword) || keyword === 'allOf' || keyword === '$ref' || keyword === '$dynamicRef')
      continue;
    setOwn(
      own,
      keyword,
      keywordValue(work, schema[keyword] ?? null, keyword, appendPointer(pointer, keyword)),
    );
  }
  spellPlainly(work, own, pointer);
  return own;
}

function keywordValue(work: Work, value: Json, keyword: string, pointer: string): Json {
  const holding = keyword === 'contentSchema' ? 'one' : applicators.get(keyword);
  if (holding === undefined) return value;
  if (holding === 'one') return normalise(work, value, pointer);
  if (holding === 'list')
    return Array.isArray(value)
      ? from(
          work,
          pointer,
          value.map((entry, index) => normalise(work, entry, appendPointer(pointer, index))),
        )
      : value;
  if (!isObject(value)) return value;
  const map: JsonObject = from(work, pointer, {});
  for (const name of Object.keys(value))
    setOwn(map, name, normalise(work, value[name] ?? null, appendPointer(pointer, name)));
  return map;
}

/** What holds together with a schema's own keywords; `undefined` when one of it allows nothing. */
function partsBeside(
  work: Work,
  own: JsonObject,
  schema: JsonObject,
  pointer: string,
): readonly JsonObject[] | undefined {
  const references = (['$ref', '$dynamicRef'] as const).flatMap((keyword) =>
    reference(work, own, schema, keyword, pointer),
  );
  const members = Array.isArray(schema.allOf)
    ? schema.allOf.map((entry, index) => normalise(work, entry, appendPointer(pointer, 'allOf', index)))
    : [];
  const unions = ['anyOf', 'oneOf'].flatMap((keyword) => {
    const union = own[keyword];
    if (!Array.isArray(union) || union.length !== 1) return [];
    delete own[keyword];
    return union;
  });
  const all = [...references, ...members, ...unions, ...unsaid(work, own)];
  if (all.includes(false)) return undefined;
  const seen = new Set<string>();
  return all.filter(isObject).filter((part) => {
    if (typeof part.$ref !== 'string' || Object.keys(part).length > 1) return true;
    const isNew = !seen.has(part.$ref);
    seen.add(part.$ref);
    return isNew;
  });
}

/** What is denied twice, where nothing asks what was evaluated on the way (Core 2020-12, section 10.2.1.4). */
function unsaid(work: Work, own: JsonObject): readonly Json[] {
  const denied = own.not;
  if (!isObject(denied) || denied.not === undefined || tracksEvaluation(work)) return [];
  if (Object.keys(denied).filter(isDeciding).length > 1) return [];
  delete own.not;
  return [denied.not];
}

/** A reference that leads to one place whatever the way; another stays as it is written. */
function reference(
  work: Work,
  own: JsonObject,
  schema: JsonObject,
  keyword: '$ref' | '$dynamicRef',
  pointer: string,
): readonly JsonObject[] {
  const value = schema[keyword];
  if (value === undefined) return [];
  const target = work.target(pointer, keyword, value);
  if (target === undefined) {
    own[keyword] = value;
    return [];
  }
  work.pending.push(target);
  return [from(work, pointer, { $ref: referenceTo(normalPointer(target)) })];
}

/** One schema for a schema's own keywords and what holds together with them. */
function joined(work: Work, own: JsonObject, parts: readonly JsonObject[]): NormalSchema {
  const telling = parts.filter((part) => Object.keys(part).some(isDeciding));
  const [only, ...others] = telling;
  const saysNothing = !Object.keys(own).some(isDeciding);
  if (!only) return withAnnotations(work, own, own, parts);
  if (others.length === 0 && saysNothing) return withAnnotations(work, only, own, parts);
  const views = telling.map((part): Part | undefined => behind(work, part));
  const known = views.filter((view) => view !== undefined);
  const unknown = telling.filter((_, index) => views[index] === undefined);
  const whole = conjunction(work, own, known);
  if (!isObject(whole)) return whole;
  if (unknown.length > 0) whole.allOf = [...(Array.isArray(whole.allOf) ? whole.allOf : []), ...unknown];
  return withAnnotations(work, whole, own, parts);
}

/** A schema with the annotations of others where it has none of its own: those of the one around come first. */
function withAnnotations(
  work: Work,
  schema: JsonObject,
  around: JsonObject,
  others: readonly JsonObject[],
): JsonObject {
  const result: JsonObject = {};
  const sources = [around, ...others.filter((other) => other !== schema), schema];
  const origin = work.origins.get(around);
  if (origin !== undefined) work.origins.set(result, origin);
  for (const keyword of Object.keys(schema)) if (isDeciding(keyword)) take(work, result, schema, keyword);
  for (const source of sources)
    for (const keyword of Object.keys(source))
      if (!isDeciding(keyword) && !Object.hasOwn(result, keyword)) take(work, result, source, keyword);
  return result;
}

function take(work: Work, to: JsonObject, source: JsonObject, keyword: string): void {
  setOwn(to, keyword, source[keyword] ?? null);
  const place = placeOfMember(work, source, keyword);
  if (place !== undefined) placeMember(work, to, keyword, place);
}

/** What asks for unevaluated parts asks for additional ones where nothing else speaks of the same value (Core 2020-12, section 11). */
function finished(work: Work, schema: JsonObject, pointer: string): JsonObject {
  const speaking = ['allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', '$ref', '$dynamicRef'];
  if (speaking.every((keyword) => schema[keyword] === undefined)) {
    rename(work, schema, 'unevaluatedProperties', 'additionalProperties');
    if (schema.contains === undefined) rename(work, schema, 'unevaluatedItems', 'items');
  }
  return spellNullable(work, schema, pointer);
}

function rename(work: Work, schema: JsonObject, keyword: string, other: string): void {
  const value = schema[keyword];
  if (value === undefined) return;
  const place = placeOfMember(work, schema, keyword);
  delete schema[keyword];
  if (schema[other] !== undefined) return;
  schema[other] = value;
  if (place !== undefined) placeMember(work, schema, other, place);
}

/** A schema without the null that the reading of OpenAPI 3.0 assumed, where the other document says nothing of it. */
function withoutAssumedNull(work: Work, schema: JsonObject, pointer: string): JsonObject {
  if (!work.isNullDropped(schema, pointer)) return schema;
  const result = { ...schema };
  if (Array.isArray(schema.type)) result.type = schema.type.filter((type) => type !== 'null');
  if (Array.isArray(schema.enum)) result.enum = schema.enum.filter((value) => value !== null);
  if (Array.isArray(schema.anyOf)) result.anyOf = schema.anyOf.slice(0, 1);
  return result;
}
