import { evaluationsOf } from '../evaluation.ts';
import type { Site } from '../keyword.ts';
import { isObject, type Json } from '../json.ts';

/** Keywords whose subschemas speak of the same value. */
const inPlace: readonly string[] = ['$ref', '$dynamicRef', 'if', 'then', 'else'];
const lists: readonly string[] = ['allOf', 'anyOf', 'oneOf'];

/** So deep `evaluationsOf` follows schemas that speak of the same value. */
const mostDepth = 10;
/** As long as there are fewer ways than this, `evaluationsOf` gives all of them. */
const mostWays = 64;
/** So many schemas are looked at to find out how deep they go. */
const mostLooks = 500;

/** Whether all ways in which a schema can hold are told apart, so that what it leaves unevaluated is known. */
export function isExact(site: Site): boolean {
  let looks = 0;
  const fits = (one: Site, depth: number): boolean => {
    looks++;
    if (depth > mostDepth || looks > mostLooks) return false;
    return inner(one).every((next) => fits(next, depth + 1));
  };
  return fits(site, 0) && evaluationsOf(site).length < mostWays;
}

function inner(site: Site): readonly Site[] {
  const { schema } = site;
  const plain = inPlace
    .filter((keyword) => Object.hasOwn(schema, keyword))
    .map((keyword) => site.below(keyword));
  const listed = lists.flatMap((keyword) =>
    keysOf(schema[keyword]).map((index) => site.below(keyword, index)),
  );
  const dependent = isObject(schema.dependentSchemas) ? Object.keys(schema.dependentSchemas) : [];
  return [...plain, ...listed, ...dependent.map((name) => site.below('dependentSchemas', name))].filter(
    (one) => one !== undefined,
  );
}

function keysOf(value: Json | undefined): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}
