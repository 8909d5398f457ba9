import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import { jsonTypeOf } from '../../schema/json-type.ts';
import { internalTarget } from '../deciding.ts';

/** References and branches are followed so far. */
const mostDepth = 24;

/**
 * The JSON types that a schema may allow, `integer` being a number, as far as `type`, `enum`, `const` and what
 * holds together with them tell; `undefined`: any.
 */
export function typesAt(document: JsonObject, pointer: string, depth = 0): ReadonlySet<string> | undefined {
  const schema = valueAt(document, pointer);
  if (!isObject(schema) || depth > mostDepth) return undefined;
  const below = (...tokens: readonly (string | number)[]): ReadonlySet<string> | undefined =>
    typesAt(document, appendPointer(pointer, ...tokens), depth + 1);
  const target = internalTarget(schema.$ref);
  const said = [
    named(schema.type),
    ofValues(schema),
    target === undefined ? undefined : typesAt(document, target, depth + 1),
    ...indices(schema.allOf).map((index) => below('allOf', index)),
    ...['anyOf', 'oneOf'].map((keyword) =>
      united(indices(schema[keyword]).map((index) => below(keyword, index))),
    ),
  ].filter((types) => types !== undefined);
  const [first, ...others] = said;
  return first && others.reduce<ReadonlySet<string>>((types, other) => types.intersection(other), first);
}

function named(type: Json | undefined): ReadonlySet<string> | undefined {
  if (type === undefined) return undefined;
  const list = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
  return new Set(list.map((one) => (one === 'integer' ? 'number' : one)));
}

function ofValues({ enum: values, const: value }: JsonObject): ReadonlySet<string> | undefined {
  const list = value === undefined ? values : [value];
  return Array.isArray(list) ? new Set(list.map((one) => jsonTypeOf(one))) : undefined;
}

function united(all: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  if (all.length === 0) return undefined;
  const known = all.filter((types) => types !== undefined);
  return known.length < all.length ? undefined : known.reduce((left, right) => left.union(right));
}

function indices(value: Json | undefined): readonly number[] {
  return Array.isArray(value) ? value.map((_, index) => index) : [];
}
