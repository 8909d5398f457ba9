import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { both } from './conjunction.ts';
import { placeMember, placeOfMember, type NormalSchema, type Work } from './work.ts';

/**
 * Merges what two schemas that hold together say of properties into the first, as far as that is exact (Core
 * 2020-12, section 10.3.2): what one says of others holds for the properties that only the other one names.
 * `false` when there is no exact way to.
 */
export function mergeMembers(work: Work, merged: JsonObject, theirs: JsonObject): boolean {
  const [left, right] = [merged.additionalProperties, theirs.additionalProperties].map(schemaOf);
  const hasPatterns = merged.patternProperties !== undefined || theirs.patternProperties !== undefined;
  if ((left !== undefined || right !== undefined) && hasPatterns) return false;
  const others = left === undefined ? right : right === undefined ? left : both(work, left, right);
  const properties = mergeMap(work, merged.properties, theirs.properties, left, right);
  if (others === false)
    for (const [name, schema] of Object.entries(properties)) if (schema === false) delete properties[name];
  merged.properties = properties;
  if (merged.patternProperties !== undefined || theirs.patternProperties !== undefined)
    merged.patternProperties = mergeMap(
      work,
      merged.patternProperties,
      theirs.patternProperties,
      undefined,
      undefined,
    );
  if (others === undefined) return true;
  merged.additionalProperties = others;
  const place = placeOfMember(work, left === undefined ? theirs : merged, 'additionalProperties');
  if (place !== undefined) placeMember(work, merged, 'additionalProperties', place);
  return true;
}

function mergeMap(
  work: Work,
  left: Json | undefined,
  right: Json | undefined,
  ofLeft: NormalSchema | undefined,
  ofRight: NormalSchema | undefined,
): JsonObject {
  const [ours, theirs] = [left, right].map((map) => (isObject(map) ? map : {})) as [JsonObject, JsonObject];
  const result: JsonObject = {};
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const own = Object.hasOwn(ours, name) ? schemaOf(ours[name]) : (ofLeft ?? true);
    const other = Object.hasOwn(theirs, name) ? schemaOf(theirs[name]) : (ofRight ?? true);
    setOwn(result, name, bothNamed(work, own ?? true, other ?? true));
    const place = placeOfMember(work, Object.hasOwn(ours, name) ? ours : theirs, name);
    if (place !== undefined) placeMember(work, result, name, place);
  }
  return result;
}

/** Marks such as `readOnly` stay, whichever of the two says more about values. */
function bothNamed(work: Work, left: NormalSchema, right: NormalSchema): NormalSchema {
  const merged = both(work, left, right);
  if (!isObject(merged)) return merged;
  const said = [left, right].filter(isObject).filter((schema) => schema !== merged);
  const missing = said
    .flatMap((schema) => Object.entries(schema))
    .filter(([keyword]) => !Object.hasOwn(merged, keyword) && markers.has(keyword));
  if (missing.length === 0) return merged;
  const result = { ...merged, ...Object.fromEntries(missing) };
  const origin = work.origins.get(merged);
  if (origin !== undefined) work.origins.set(result, origin);
  return result;
}

const markers: ReadonlySet<string> = new Set(['readOnly', 'writeOnly', 'deprecated', 'default']);

function schemaOf(value: Json | undefined): NormalSchema | undefined {
  return isObject(value) || typeof value === 'boolean' ? value : undefined;
}
