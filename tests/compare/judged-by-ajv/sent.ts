import { isObject, type Json, type JsonObject } from '../../../src/json.ts';

/** Keywords by which a schema says itself what holds for properties that it does not name. */
const speaking = ['additionalProperties', 'patternProperties', 'unevaluatedProperties'];

/**
 * Whether senders are taken to send a value: it has no properties but those that their schema names, as long as it
 * names some, and says nothing of others.
 */
export function isSent(schemas: readonly Json[], value: Json): boolean {
  const parts = schemas.flatMap(together);
  if (Array.isArray(value))
    return value.every((item, index) =>
      isSent(
        parts.flatMap((part) => itemsOf(part, index)),
        item,
      ),
    );
  if (!isObject(value)) return true;
  const known = new Set(parts.flatMap((part) => [...namesIn(part), ...requiredBy(part)]));
  const isOpen =
    known.size === 0 || parts.some((part) => speaking.some((keyword) => part[keyword] !== undefined));
  return Object.entries(value).every(
    ([name, member]) =>
      (isOpen || known.has(name)) &&
      isSent(
        parts.flatMap((part) => membersOf(part, name)),
        member,
      ),
  );
}

/** A schema, with those that speak of the same value. */
function together(schema: Json): readonly JsonObject[] {
  if (!isObject(schema)) return [];
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listOf(schema[keyword]));
  const branches = ['then', 'else'].flatMap((keyword) => schema[keyword] ?? []);
  return [schema, ...[...lists, ...branches].flatMap(together)];
}

function namesIn({ properties }: JsonObject): readonly string[] {
  return isObject(properties) ? Object.keys(properties) : [];
}

function requiredBy({ required }: JsonObject): readonly string[] {
  return listOf(required).filter((name) => typeof name === 'string');
}

function membersOf({ properties, additionalProperties }: JsonObject, name: string): readonly Json[] {
  if (isObject(properties) && properties[name] !== undefined) return [properties[name]];
  return isObject(additionalProperties) ? [additionalProperties] : [];
}

function itemsOf({ prefixItems, items }: JsonObject, index: number): readonly Json[] {
  return [listOf(prefixItems)[index] ?? items ?? []].flat();
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
