import { isObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { internalTarget } from '../deciding.ts';
import { schemaAt, type SchemaSide } from './schema-side.ts';

/**
 * The properties that a schema describes or requires, with those of schemas that speak of the same value;
 * `undefined` when there are none, or it says itself what holds for others.
 */
export function declaredProperties(side: SchemaSide, pointer: string): readonly string[] | undefined {
  const names = new Set<string>();
  const isSilent = collect(side, pointer, names, new Set());
  return isSilent && names.size > 0 ? [...names] : undefined;
}

/** The properties that a schema describes or requires, whatever it says of others. */
export function declaredNames(side: SchemaSide, pointer: string): ReadonlySet<string> {
  const names = new Set<string>();
  collect(side, pointer, names, new Set());
  return names;
}

/** The properties that a schema requires, with those that schemas of the same value do. */
export function requiredAround(side: SchemaSide, pointer: string): ReadonlySet<string> {
  const required = new Set<string>();
  collect(side, pointer, new Set(), new Set(), required);
  return required;
}

/** Keywords by which a schema says what holds for properties that it does not name. */
const speaking = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', '$dynamicRef'];

/** Whether nothing is said of other properties, here and below. */
function collect(
  side: SchemaSide,
  pointer: string,
  names: Set<string>,
  seen: Set<string>,
  required: Set<string> = names,
): boolean {
  if (seen.has(pointer)) return true;
  seen.add(pointer);
  const schema = schemaAt(side, pointer);
  if (typeof schema === 'boolean') return true;
  const isSilent = !speaking.some((keyword) => Object.hasOwn(schema, keyword));
  if (isObject(schema.properties)) for (const name of Object.keys(schema.properties)) names.add(name);
  if (Array.isArray(schema.required))
    for (const name of schema.required) if (typeof name === 'string') required.add(name);
  const target = internalTarget(schema.$ref);
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map((_, index) => appendPointer(pointer, keyword, index)) : [];
  });
  const others = ['then', 'else'].filter((keyword) => isObject(schema[keyword]));
  const below = [
    ...(target === undefined ? [] : [target]),
    ...branches,
    ...others.map((keyword) => appendPointer(pointer, keyword)),
  ];
  return below.map((branch) => collect(side, branch, names, seen, required)).every(Boolean) && isSilent;
}
