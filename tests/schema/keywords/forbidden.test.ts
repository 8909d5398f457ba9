import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { thenMember } from '../keyword-laws.ts';
import { compiled } from '../schemas.ts';

/** A subschema that nothing is valid under is a constraint on whether its part is there. */
describe.each<[string, Json, string, string]>([
  ['a property', { properties: { a: {}, b: false } }, '/properties/b', 'b is there'],
  ['a property, in other words', { properties: { b: { not: {} } } }, '/properties/b', 'b is there'],
  ['a property, by reference', { properties: { b: { $ref: '#/never' } } }, '/properties/b', 'b is there'],
  [
    'properties by pattern',
    { patternProperties: { '^x-': false } },
    '/patternProperties/^x-',
    'a property that matches ^x-',
  ],
  ['other properties', { additionalProperties: { not: {} } }, '/additionalProperties', 'unknown property'],
  ['items after others', { prefixItems: [{ type: 'number' }], items: false }, '/items', '2 items'],
  ['an item at a position', { prefixItems: [{ type: 'number' }, false] }, '/prefixItems/1', '2 items'],
  [
    'unevaluated items',
    { prefixItems: [true], unevaluatedItems: { not: {} } },
    '/unevaluatedItems',
    'unevaluated item',
  ],
  [
    'a condition that holds',
    { if: { minimum: 3 }, ...thenMember(false), type: 'number' },
    '/then',
    'the condition holds',
  ],
  [
    'a condition that does not',
    { if: { minimum: 3 }, else: false, type: 'number' },
    '/else',
    'the condition does not hold',
  ],
  [
    'a property that brings it in',
    { dependentSchemas: { a: false }, type: 'object' },
    '/dependentSchemas/a',
    'a is there',
  ],
])('%s', (_, schema, keywordPath, label) => {
  const subject = compiled(schema, 'request', { never: false });
  const violations = subject.violations.filter(({ constraint }) => constraint.keywordPath === keywordPath);

  test('is a constraint', () => {
    expect(subject.constraints.map((constraint) => constraint.keywordPath)).toContain(keywordPath);
  });

  test('is broken, and nothing else is', () => {
    expect(violations.map((violation) => [violation.label, violation.isAlone])).toEqual([[label, true]]);
    expect(subject.validate(violations[0]?.value ?? null)).not.toEqual([]);
  });
});
