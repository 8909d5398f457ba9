import { walk } from '../../contract/structure.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';

/** The texts and numbers that types of schemas tell from others: those of `enum` and `const`. */
export function literalsIn(schemas: readonly Json[]): ReadonlySet<Json> {
  const found = new Set<Json>();
  for (const { value } of schemas.flatMap((schema) => [...walk('schema', schema)])) {
    if (!isObject(value)) continue;
    const { enum: listed, const: only } = value;
    collect([...(Array.isArray(listed) ? listed : []), ...(only === undefined ? [] : [only])], found);
  }
  return found;
}

function collect(value: Json, found: Set<Json>): void {
  if (typeof value === 'string' || typeof value === 'number') found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) collect(each, found);
}

/** A value with the same text in place of all that are no literals, and the same number: types tell them not apart. */
export function plainValue(value: Json, literals: ReadonlySet<Json>): Json {
  if (typeof value === 'string') return literals.has(value) ? value : 'a text';
  if (typeof value === 'number') return literals.has(value) ? value : 0.5;
  if (Array.isArray(value)) return value.map((item) => plainValue(item, literals));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) setOwn(copy, name, plainValue(member, literals));
  return copy;
}
