import { describe, expect, test } from 'vitest';
import type { Proof } from '../../../src/compare/change.ts';
import type { Json } from '../../../src/json.ts';
import { compileSchema } from '../../../src/schema/compile.ts';
import type { Direction } from '../../../src/schema/schema.ts';
import { changesOf as changesBetween, requestChanges, responseChanges, told } from '../changes-of.ts';

const text = { type: 'string' };
const object = (properties: Json, more: object = {}): Json => ({ type: 'object', properties, ...more });

/** What changed, base, head, and what is told when it is a request, and when it is an answer. */
type Row = readonly [string, Json, Json, readonly string[], readonly string[]];

const rows: readonly Row[] = [
  [
    'a shorter text',
    { type: 'string', maxLength: 9 },
    { type: 'string', maxLength: 5 },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'a larger number',
    { type: 'number', maximum: 5 },
    { type: 'number', maximum: 9 },
    ['safe request.body.maximum.loosened'],
    ['breaking response.body.maximum.loosened'],
  ],
  [
    'an enum without an entry',
    { enum: ['a', 'b'] },
    { enum: ['a'] },
    ['breaking request.body.enum.tightened'],
    ['safe response.body.enum.tightened'],
  ],
  [
    'another type',
    text,
    { type: 'integer' },
    ['breaking request.body.type.changed'],
    ['breaking response.body.type.changed'],
  ],
  [
    'an optional property',
    object({ a: text }),
    object({ a: text, b: text }),
    ['safe request.body.property.added'],
    ['safe response.body.property.added'],
  ],
  [
    'an optional property less',
    object({ a: text, b: text }),
    object({ a: text }),
    ['dangerous request.body.property.removed'],
    ['dangerous response.body.property.removed'],
  ],
  [
    'an optional property less where others are refused',
    object({ a: text, b: text }, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    ['breaking request.body.property.removed'],
    ['dangerous response.body.property.removed'],
  ],
  [
    'a property described where any was allowed',
    { type: 'object' },
    object({ a: text }),
    ['breaking request.body.property.added'],
    ['safe response.body.property.added'],
  ],
  [
    'a required property',
    object({ a: text }),
    object({ a: text }, { required: ['a'] }),
    ['breaking request.body.required.tightened'],
    ['safe response.body.required.tightened'],
  ],
  [
    'deep within',
    { type: 'array', items: object({ a: object({ b: { type: 'string', minLength: 1 } }) }) },
    { type: 'array', items: object({ a: object({ b: { type: 'string', minLength: 2 } }) }) },
    ['breaking request.body.min-length.tightened'],
    ['safe response.body.min-length.tightened'],
  ],
  [
    'unknown properties refused',
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
    ['breaking request.body.additional-properties.tightened'],
    ['safe response.body.additional-properties.tightened'],
  ],
  [
    'one more branch',
    { anyOf: [text] },
    { anyOf: [text, { type: 'integer' }] },
    ['safe request.body.any-of.loosened'],
    ['breaking response.body.any-of.loosened'],
  ],
  [
    'a branch that is told apart by its type',
    { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'null' }] },
    { anyOf: [{ type: 'null' }, { type: 'string', maxLength: 3 }] },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'a branch that is told apart by a constant',
    { oneOf: [tagged('a', text), tagged('b', text)] },
    { oneOf: [tagged('a', text), tagged('b', { type: 'string', maxLength: 3 })] },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'a default',
    { type: 'integer', default: 1 },
    { type: 'integer', default: 2 },
    ['dangerous request.body.default.changed'],
    [],
  ],
  [
    'another encoding',
    { type: 'string', contentEncoding: 'base64' },
    { type: 'string', contentEncoding: 'base16' },
    ['breaking request.body.content-encoding.changed'],
    ['breaking response.body.content-encoding.changed'],
  ],
  [
    'an open set with one more',
    { type: 'string', 'x-extensible-enum': ['a'] },
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
    ['safe request.body.x-extensible-enum.changed'],
    ['safe response.body.x-extensible-enum.changed'],
  ],
  [
    'a property that is read only',
    object({ a: text }, { required: ['a'] }),
    object({ a: { type: 'string', readOnly: true } }, { required: ['a'] }),
    ['dangerous request.body.read-only.added', 'safe request.body.required.loosened'],
    [],
  ],
  [
    'a bound beside a type that it does not speak of',
    { type: 'object', maximum: 9 },
    { type: 'object', maximum: 5 },
    ['breaking request.body.maximum.tightened'],
    ['safe response.body.maximum.tightened'],
  ],
  [
    'a required property with an empty name',
    { type: 'object', required: [''] },
    { type: 'object', required: ['a'] },
    ['breaking request.body.required.changed'],
    ['breaking response.body.required.changed'],
  ],
];

function tagged(tag: string, value: Json): Json {
  return object({ tag: { const: tag }, value }, { required: ['tag'] });
}

describe.each(rows)('%s', (_, base, head, ofRequest, ofResponse) => {
  test('in a request', () => {
    expect(told(requestChanges(base, head))).toEqual(ofRequest.toSorted());
  });

  test('in an answer', () => {
    expect(told(responseChanges(base, head))).toEqual(ofResponse.toSorted());
  });

  test('has witnesses that hold', () => {
    const requests = requestChanges(base, head).map(({ proof }) => holds(proof, base, head, 'request'));
    const answers = responseChanges(base, head).map(({ proof }) => holds(proof, head, base, 'response'));
    expect([...requests, ...answers]).not.toContain(false);
  });
});

/** Whether a witness is valid for the sender and not for the receiver; other proofs hold by themselves. */
function holds(proof: Proof, sender: Json, receiver: Json, direction: Direction): boolean {
  if (proof.kind !== 'witness') return true;
  const isValid = (schema: Json): boolean =>
    compileSchema({ document: { schema }, pointer: '/schema' }, { direction }).validate(proof.payload)
      .length === 0;
  return isValid(sender) && !isValid(receiver);
}

describe('what is written otherwise is no change', () => {
  const pet = object({ name: text }, { required: ['name'] });
  const components = { schemas: { Pet: pet } };
  test.each<[string, Json, Json]>([
    ['a reference', pet, { $ref: '#/components/schemas/Pet' }],
    ['a branch around it', pet, { allOf: [pet] }],
    ['an enum as constants', { enum: ['a', 'b'] }, { oneOf: [{ const: 'a' }, { const: 'b' }] }],
    [
      'a bound that another implies',
      { type: 'integer', minimum: 1 },
      { type: 'integer', minimum: 1, exclusiveMinimum: 0 },
    ],
    ['a branch that nothing fits', text, { anyOf: [text, { type: 'integer', minimum: 2, maximum: 1 }] }],
    ['types as branches', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }],
    ['a constant as an enum', { const: 'a' }, { enum: ['a'] }],
    ['types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }],
    ['titles and examples', text, { type: 'string', title: 'A name', description: 'It.', examples: ['Rex'] }],
  ])('%s', (_, base, head) => {
    expect(requestChanges(base, head, components)).toEqual([]);
    expect(requestChanges(head, base, components)).toEqual([]);
    expect(responseChanges(base, head, components)).toEqual([]);
    expect(responseChanges(head, base, components)).toEqual([]);
  });
});

/** A document in which a schema comes back within itself. */
function recursive(maxLength: number): object {
  const schema = { $ref: '#/components/schemas/Node' };
  return {
    paths: { '/nodes': { put: { requestBody: { content: { 'application/json': { schema } } } } } },
    components: { schemas: { Node: object({ name: { type: 'string', maxLength }, next: schema }) } },
  };
}

test('schemas that come back within themselves end', () => {
  const [change, ...others] = changesBetween(recursive(9), recursive(5));
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    severity: 'breaking',
    base: { pointer: '/components/schemas/Node/properties/name/maxLength' },
    message: 'The request body at /name: maxLength went from 9 to 5',
  });
});

/** A document with a union of components, one of which asks for some properties. */
function union(required: readonly string[]): object {
  const [Cat, Dog] = [{ lives: { type: 'integer' } }, { tricks: text }];
  const schema = { anyOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] };
  return {
    paths: { '/pets': { put: { requestBody: { content: { 'application/json': { schema } } } } } },
    components: {
      schemas: {
        Cat: object(Cat, { required }),
        Dog: object(Dog, { required: ['tricks'], additionalProperties: false }),
      },
    },
  };
}

test('a union that several keywords decide on is told where the witness is refused', () => {
  expect(changesBetween(union([]), union(['lives']))).toMatchObject([
    {
      id: 'request.body.any-of.changed',
      severity: 'breaking',
      base: { pointer: '/components/schemas/Cat/required' },
      head: { pointer: '/components/schemas/Cat/required' },
    },
  ]);
});

/** A schema with something required beside what changes. */
function listOf(item: Json): Json {
  const list = { type: 'array', items: object({ a: item }) };
  return object({ id: { type: 'integer', minimum: 7 }, list }, { required: ['id'] });
}

test('a witness is a whole payload', () => {
  const [change] = requestChanges(listOf({ enum: ['x', 'y'] }), listOf({ enum: ['x'] }));
  expect(change?.proof).toMatchObject({ kind: 'witness', payload: { id: 7, list: [{ a: 'y' }] } });
});
