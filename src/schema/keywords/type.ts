import type { Json } from '../json.ts';
import { shaped } from '../demand.ts';
import { jsonTypeOf, jsonTypes } from '../json-type.ts';
import type { Edge, Keyword } from '../keyword.ts';
import { anyShape, type Shape } from '../shape.ts';

/** `type`: one type or a list of them (Validation 2020-12, section 6.1.1). */
export const type: Keyword = {
  name: 'type',
  types: jsonTypes,
  assert: (value) => [[{ shape: allowed(value) }]],
  deny: (value) => [{ shape: forbidden(value) }],
  judge: (value, { node }) => {
    const names = namesOf(value);
    const message = `must be ${names.join(',')}`;
    return (instance, visit) =>
      names.some((name) => isOfType(instance, name)) || visit.fail(node, 'type', message);
  },
  rules: (value) => [{ tokens: [], boundaries: each(allowed(value), (name) => name), breaks: breaks(value) }],
};

function namesOf(value: Json): readonly string[] {
  const names = Array.isArray(value) ? value : [value];
  return names.filter((name) => typeof name === 'string');
}

function isOfType(instance: Json, name: string): boolean {
  return name === 'integer' ? Number.isInteger(instance) : jsonTypeOf(instance) === name;
}

function allowed(value: Json): Shape {
  const names = namesOf(value);
  const plain = jsonTypes.filter((name) => names.includes(name)).map((name) => [name, {}]);
  const integer =
    names.includes('integer') && !names.includes('number') ? { number: { multiples: [1] } } : {};
  return { ...Object.fromEntries(plain), ...integer };
}

function forbidden(value: Json): Shape {
  const names = namesOf(value);
  const shape = Object.fromEntries(Object.entries(anyShape).filter(([name]) => !names.includes(name)));
  if (!names.includes('integer') || names.includes('number')) return shape;
  return { ...shape, number: { notMultiples: [1] } };
}

/** The types nearest to the right one first: a number for a string tells more than an object for it. */
function breaks(value: Json): readonly Edge[] {
  const expected = namesOf(value).join(' or ');
  return each(
    forbidden(value),
    (name) => `${name === 'number' && expected.includes('integer') ? 'fraction' : name} for ${expected}`,
  );
}

function each(shape: Shape, label: (name: string) => string): readonly Edge[] {
  return Object.entries(shape).map(([name, facets]) => ({
    label: label(name),
    demand: shaped({ [name]: facets }),
  }));
}
