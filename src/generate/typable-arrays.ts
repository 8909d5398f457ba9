import { type Json, type JsonObject, isObject } from '../json.ts';

/** The most items that a tuple lists one by one where there are no `prefixItems` for them. */
export const mostListed = 8;

/** What stands in a schema whose type is a tuple: how many of its `prefixItems` must be there. */
const requiredItems = 'x-required-items';

/** How many elements of a tuple must be there; `undefined` when the schema is none. */
export function requiredItemsOf(schema: JsonObject): number | undefined {
  const required = schema[requiredItems];
  return typeof required === 'number' ? required : undefined;
}

/** The most items of a list that a tuple requires, where tuples are asked for. */
const mostRequired = 4;

/** Names the items that a list must have at least, so that its type is a tuple. */
export function listFirstItems(schema: JsonObject): void {
  const { minItems = 0, prefixItems, items } = schema;
  const least = count(minItems) ?? 0;
  if (least < 1 || least > mostRequired || prefixItems !== undefined || items === false) return;
  schema['prefixItems'] = Array.from({ length: least }, () => structuredClone(isObject(items) ? items : {}));
}

/**
 * Writes an array with `prefixItems` or without any further items as a tuple: its elements in `prefixItems`,
 * those of the rest in `items`, which is false when there is none. `prefixItems` gives no length, which
 * `minItems`, `maxItems` and `items: false` do (JSON Schema Core 2020-12, section 10.3.1).
 */
export function spellTuple(schema: JsonObject): void {
  const { type, prefixItems, items = schema['unevaluatedItems'] } = schema;
  const isArray = type === 'array' || (Array.isArray(type) && type.includes('array'));
  const prefix = Array.isArray(prefixItems) ? prefixItems : [];
  if (!isArray || (prefix.length === 0 && items !== false)) return;
  const rest: Json = items === false ? false : isObject(items) ? items : {};
  const closedAt = prefix.indexOf(false);
  const listed = closedAt === -1 ? prefix : prefix.slice(0, closedAt);
  const least = count(schema['minItems']) ?? 0;
  const most = Math.min(
    count(schema['maxItems']) ?? Infinity,
    rest === false || closedAt !== -1 ? listed.length : Infinity,
  );
  const isShort = most <= Math.max(listed.length, mostListed);
  const wanted = isShort ? most : Math.max(listed.length, Math.min(least, mostListed));
  schema['prefixItems'] = Array.from(
    { length: wanted },
    (_, index) => listed[index] ?? structuredClone(rest),
  );
  schema[requiredItems] = Math.min(least, wanted);
  schema['items'] = most > wanted ? rest : false;
}

function count(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : undefined;
}
