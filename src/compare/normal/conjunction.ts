import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import { isDeciding } from '../deciding.ts';
import { mergeKeyword } from './merged-keyword.ts';
import { mergeMembers } from './merged-members.ts';
import { referred } from './referred.ts';
import { carried, referenceTo, placeMember, placeOfMember, type NormalSchema, type Work } from './work.ts';

/** A schema that holds together with others, and the pointer of its normal form where it has one. */
export interface Part {
  readonly schema: JsonObject;
  /** Its pointer in the normal document: what is taken from it refers to it there, so that it is judged once. */
  readonly pointer: string | undefined;
}

/** Keywords whose meaning hangs together, and which are taken from one part or stay with it. */
const families: readonly (readonly string[])[] = [
  ['contains', 'minContains', 'maxContains'],
  ['if', 'then', 'else'],
  ['items', 'prefixItems'],
];
/** Keywords by which a schema says what holds for properties. */
const memberKeywords: readonly string[] = ['properties', 'patternProperties', 'additionalProperties'];

/**
 * One schema for several that hold together, merged as far as that is exact: what cannot be merged stays in an
 * `allOf`. The first one's words come first.
 */
export function conjunction(work: Work, first: JsonObject, others: readonly Part[]): NormalSchema {
  let whole = first;
  const rest: JsonObject[] = [];
  for (const part of others) {
    const merged = mergePart(work, whole, part);
    whole = merged.whole;
    if (merged.rest) rest.push(merged.rest);
  }
  if (rest.length === 0) return whole;
  const result = carried(work, whole, { ...whole });
  result.allOf = [...(Array.isArray(whole.allOf) ? whole.allOf : []), ...rest];
  return result;
}

/** Both of two schemas in normal form. */
export function both(work: Work, left: NormalSchema, right: NormalSchema): NormalSchema {
  if (left === false || right === false) return false;
  if (left === true || isTrivial(left)) return right;
  if (right === true || isTrivial(right)) return left;
  if (canonicalText(left) === canonicalText(right)) return left;
  const views = [left, right].map((schema) => behind(work, schema));
  const [one, other] = views;
  if (!one || !other) return { allOf: [left, right] };
  return conjunction(work, owned(work, one), [other]);
}

function isTrivial(schema: JsonObject): boolean {
  return !Object.keys(schema).some(isDeciding);
}

/** What a schema says itself, or the one that it only refers to; `undefined` where that is not known yet. */
export function behind(work: Work, schema: JsonObject): Part | undefined {
  let part: Part = { schema, pointer: undefined };
  for (let depth = 0; depth < 40; depth++) {
    const pointer = pureTarget(part.schema);
    if (pointer === undefined) return part;
    const target = work.normalAt(pointer);
    if (!isObject(target)) return undefined;
    part = { schema: target, pointer };
  }
  return undefined;
}

function pureTarget(schema: JsonObject): string | undefined {
  const { $ref } = schema;
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return undefined;
  const alone = Object.keys(schema).every((keyword) => keyword === '$ref' || !isDeciding(keyword));
  return alone ? decodeURIComponent($ref.slice(1)) : undefined;
}

/** A part as a schema of its own: subschemas of a part that stands elsewhere are referred to. */
function owned(work: Work, { schema, pointer }: Part): JsonObject {
  const own = carried(work, schema, { ...schema });
  if (pointer === undefined) return own;
  for (const keyword of Object.keys(schema))
    setOwn(own, keyword, referred(work, schema[keyword] ?? null, keyword, appendPointer(pointer, keyword)));
  return own;
}

interface Merged {
  readonly whole: JsonObject;
  /** What of the part could not be merged. */
  readonly rest: JsonObject | undefined;
}

function mergePart(work: Work, whole: JsonObject, part: Part): Merged {
  const theirs = owned(work, part);
  if (asksWhatIsEvaluated(theirs)) return { whole, rest: reference(work, part) };
  const merged = carried(work, whole, { ...whole });
  const rest: JsonObject = {};
  const take = (keyword: string, value: Json): void => {
    setOwn(merged, keyword, value);
    const place = placeOfMember(work, part.schema, keyword);
    if (place !== undefined) placeMember(work, merged, keyword, place);
  };
  const groups = groupsOf(Object.keys(theirs));
  for (const group of groups) {
    const present = group.filter((keyword) => Object.hasOwn(theirs, keyword));
    if (group.every((keyword) => !Object.hasOwn(merged, keyword))) {
      for (const keyword of present) take(keyword, theirs[keyword] ?? null);
    } else if (!mergeGroup(work, merged, theirs, group)) {
      for (const keyword of present) setOwn(rest, keyword, theirs[keyword] ?? null);
    }
  }
  const isRest = Object.keys(rest).length > 0;
  if (isRest) carried(work, part.schema, rest);
  return { whole: merged, rest: isRest ? rest : undefined };
}

function reference(work: Work, { schema, pointer }: Part): JsonObject {
  return pointer === undefined ? schema : carried(work, schema, { $ref: referenceTo(pointer) });
}

function asksWhatIsEvaluated(schema: JsonObject): boolean {
  return schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
}

function groupsOf(keywords: readonly string[]): readonly (readonly string[])[] {
  const groups = keywords.map(
    (keyword) => [memberKeywords, ...families].find((family) => family.includes(keyword)) ?? [keyword],
  );
  return [...new Map(groups.map((group) => [group[0], group])).values()];
}

/** Merges one keyword or family that both have; `false` when there is no exact way to. */
function mergeGroup(work: Work, merged: JsonObject, theirs: JsonObject, group: readonly string[]): boolean {
  const isSame = group.every((keyword) => textAt(merged, keyword) === textAt(theirs, keyword));
  if (isSame) return true;
  if (group === memberKeywords) return mergeMembers(work, merged, theirs);
  const [keyword = ''] = group;
  if (keyword === 'items' && merged.prefixItems === undefined && theirs.prefixItems === undefined) {
    const [left, right] = [merged.items, theirs.items];
    if (!isSchema(left) || !isSchema(right)) return false;
    merged.items = both(work, left, right);
    return true;
  }
  if (group.length > 1) return false;
  if (!isDeciding(keyword)) return true;
  const value = mergeKeyword(keyword, merged[keyword] ?? null, theirs[keyword] ?? null);
  if (value === undefined) return false;
  setOwn(merged, keyword, value);
  return true;
}

function isSchema(value: Json | undefined): value is NormalSchema {
  return isObject(value) || typeof value === 'boolean';
}

function textAt(schema: JsonObject, keyword: string): string {
  return Object.hasOwn(schema, keyword) ? canonicalText(schema[keyword] ?? null) : '';
}
