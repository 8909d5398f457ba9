import { expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';

/** What is made for one constraint must not grow with what stands beside it: how much that is, is counted, not timed. */
function compiled(schema: JsonObject) {
  return compileSchema({ document: { schema }, pointer: '/schema' }, { direction: 'request' });
}

function wide(count: number): JsonObject {
  const properties = Array.from({ length: count }, (_, index): [string, Json] => [
    `p${index}`,
    index % 2 === 0 ? { type: 'integer', minimum: index } : { type: 'string', maxLength: index },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function sizeOf(value: Json): number {
  return isObject(value) ? Object.keys(value).length : 0;
}

test('in an object of many optional properties a value has those that it needs', () => {
  const schema = compiled(wide(200));
  const made = [...schema.boundaries, ...schema.violations].filter(
    ({ constraint }) => constraint.instancePath !== '',
  );
  expect(Math.max(...made.map(({ value }) => sizeOf(value)))).toBeLessThan(5);
  expect(new Set(made.map(({ constraint }) => constraint.keywordPath)).size).toBe(
    schema.constraints.filter(({ instancePath }) => instancePath !== '').length,
  );
});

test('what depends on other properties keeps them', () => {
  const base = wide(100);
  const schema = compiled({ ...base, dependentRequired: { p7: ['p8', 'p9'] } });
  const ofSeven = schema.violations.filter(({ constraint }) => constraint.instancePath === '/p7');
  expect(ofSeven.length).toBeGreaterThan(0);
  for (const { value, isAlone } of ofSeven) {
    expect(isAlone).toBe(true);
    expect(isObject(value) && Object.keys(value)).toEqual(expect.arrayContaining(['p7', 'p8', 'p9']));
  }
});

function branch(kind: string, minimum: number): JsonObject {
  return {
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, size: { type: 'integer', minimum } },
  };
}

test('what follows from a violation is told of the branches beside it too', () => {
  const schema = compiled({ oneOf: [branch('a', 1), branch('b', 5)] });
  const below = schema.violations.find(({ label }) => label === 'below minimum 1');
  expect(below?.isAlone).toBe(true);
  expect(below?.consequences).toContain('/schema/oneOf');
  expect(below?.consequences).toContain('/schema/oneOf/1/properties/kind/const');
});
