import { walk } from '../../contract/structure.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';

/** Gives a value the same text in place of all that types do not tell apart, and the same number. */
export type Plainly = (value: Json) => Json;

/** What types of schemas do not tell apart: all texts and numbers but those of `enum` and `const`. */
export function plainly(schemas: readonly Json[]): Plainly {
  const literals = literalsIn(schemas);
  let text = 'a text';
  while (literals.has(text)) text += '.';
  let number = 0.5;
  while (literals.has(number)) number += 1;
  const plain: Plainly = (value) => {
    if (typeof value === 'string') return literals.has(value) ? value : text;
    if (typeof value === 'number') return literals.has(value) ? value : number;
    if (Array.isArray(value)) return value.map(plain);
    if (!isObject(value)) return value;
    const copy: JsonObject = {};
    for (const [name, member] of Object.entries(value)) setOwn(copy, name, plain(member));
    return copy;
  };
  return plain;
}

function literalsIn(schemas: readonly Json[]): ReadonlySet<Json> {
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
