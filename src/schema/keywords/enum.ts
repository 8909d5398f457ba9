import type { Json } from '../json.ts';
import { shaped } from '../demand.ts';
import { jsonEqual } from '../json-equal.ts';
import { jsonTypeOf, jsonTypes } from '../json-type.ts';
import type { Edge, Keyword } from '../keyword.ts';
import { where, type Shape } from '../shape.ts';

/** `enum`: one of the listed values (Validation 2020-12, section 6.1.2). */
export const enumKeyword: Keyword = {
  name: 'enum',
  types: jsonTypes,
  assert: (value) => [[{ shape: only(listOf(value)) }]],
  deny: (value) => [{ shape: anythingBut(listOf(value)) }],
  judge:
    (value, { node }) =>
    (instance, visit) =>
      listOf(value).some((one) => jsonEqual(one, instance)) ||
      visit.fail(node, 'enum', 'must be equal to one of the allowed values'),
  rules: (value) => [
    {
      tokens: [],
      boundaries: listOf(value).map((one) => ({
        label: `enum ${JSON.stringify(one)}`,
        demand: shaped(only([one])),
      })),
      breaks: nearMisses(listOf(value)),
    },
  ],
};

/** The shape of a list of values. */
export function only(values: readonly Json[]): Shape {
  const types = new Set(values.map(jsonTypeOf));
  return Object.fromEntries(
    jsonTypes
      .filter((type) => types.has(type))
      .map((type) => [type, { among: values.filter((value) => jsonTypeOf(value) === type) }]),
  );
}

/** The shape of every value but some. */
export function anythingBut(values: readonly Json[]): Shape {
  const types = new Set(values.map(jsonTypeOf));
  return where(
    Object.fromEntries(
      jsonTypes
        .filter((type) => types.has(type))
        .map((type) => [type, { except: values.filter((value) => jsonTypeOf(value) === type) }]),
    ),
  );
}

/** Values of the listed types that are not listed. */
export function nearMisses(values: readonly Json[]): readonly Edge[] {
  const types = [...new Set(values.map(jsonTypeOf))];
  const near = values.filter((value) => typeof value === 'string').map((text) => `${text}x`);
  const listed = values.some((value) => typeof value === 'string' && near.includes(value));
  const alike: Edge[] =
    near.length > 0 && !listed
      ? [{ label: `${JSON.stringify(near[0])} is not listed`, demand: shaped(only(near)) }]
      : [];
  const others = types.map((type) => {
    const except = { [type]: { except: values.filter((value) => jsonTypeOf(value) === type) } };
    return { label: `another ${type}`, demand: shaped(except) };
  });
  return [...alike, ...others];
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
