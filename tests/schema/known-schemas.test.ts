import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json.ts';
import { compiled } from './schemas.ts';

describe.each<[string, readonly Json[], readonly Json[]]>([
  [
    'https://json-schema.org/draft/2020-12/schema',
    [true, {}, { type: 'string', items: { minLength: 1 } }, { $defs: { a: { properties: { b: false } } } }],
    [
      1,
      { type: 'text' },
      { properties: { a: { minLength: -1 } } },
      { $defs: { a: { allOf: [{ type: 1 }] } } },
    ],
  ],
  [
    'http://json-schema.org/draft-07/schema#',
    [true, { definitions: { a: { type: 'integer' } } }],
    [1, { required: [1] }, { definitions: { a: { type: 'text' } } }],
  ],
  [
    'https://json-schema.org/draft/2019-09/schema',
    [true, { items: [{ type: 'string' }, true] }, { $recursiveRef: '#', $defs: { a: { contains: {} } } }],
    [
      1,
      { items: [{ type: 'text' }] },
      { properties: { a: { not: { maxItems: -1 } } } },
      { $defs: { a: { dependentRequired: { b: [1] } } } },
      { $recursiveAnchor: 'a' },
    ],
  ],
  [
    'http://json-schema.org/draft-04/schema#',
    [{}, { minimum: 1, exclusiveMinimum: true }, { properties: { a: { items: [{ type: 'null' }] } } }],
    [
      true,
      { exclusiveMinimum: true },
      { required: [] },
      { properties: { a: { type: ['text'] } } },
      { enum: [] },
    ],
  ],
  ['http://json-schema.org/draft-06/schema#', [{ const: 1 }], [{ maxLength: 'a' }]],
  [
    'https://spec.openapis.org/oas/3.1/dialect/base',
    [{ discriminator: { propertyName: 'kind' } }, { properties: { a: { xml: { 'x-a': 1 } } } }],
    [{ discriminator: {} }, { type: 'text' }, { properties: { a: { discriminator: { propertyName: 1 } } } }],
  ],
])('a reference to %s', (uri, valid, invalid) => {
  const subject = compiled({ type: 'object', properties: { schema: { $ref: uri } } });

  test('leads to what everybody knows by that name', () => {
    expect(valid.filter((schema) => subject.validate({ schema }).length > 0)).toEqual([]);
    expect(invalid.filter((schema) => subject.validate({ schema }).length === 0)).toEqual([]);
    expect(subject.satisfiable).toBe('yes');
  });

  test('is one that values are made by', () => {
    const made = fc.sample(subject.values, { seed: 1, numRuns: 20 });
    expect(made.filter((value) => subject.validate(value).length > 0)).toEqual([]);
  });
});

test('what a document brings along under such a name comes first', () => {
  const uri = 'https://json-schema.org/draft/2020-12/schema';
  const own = { $id: uri, const: 1 };
  const subject = compiled({ $ref: uri }, 'request', { own });
  expect([1, {}].map((value) => subject.validate(value).length)).toEqual([0, 1]);
});

test('other names lead nowhere, and the network is not asked', () => {
  const subject = compiled({ $ref: 'https://json-schema.org/draft/2099-01/schema' });
  expect(subject.unsupported.map(({ reason }) => reason)).toContain(
    'The reference "https://json-schema.org/draft/2099-01/schema" leads nowhere.',
  );
});
