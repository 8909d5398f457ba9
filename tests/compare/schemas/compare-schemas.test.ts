import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/compare/catalogue.ts';
import type { Proof } from '../../../src/compare/change.ts';
import type { Json } from '../../../src/json.ts';
import { compileSchema } from '../../../src/schema/compile.ts';
import type { Direction } from '../../../src/schema/schema.ts';
import { changesOf as changesBetween, requestChanges, responseChanges, told } from '../changes-of.ts';
import { schemaRows } from './schema-rows.ts';
import { object, text } from './schemas.ts';
import { searchedRows } from './searched-rows.ts';

describe.each([...schemaRows, ...searchedRows])('%s', (_, base, head, ofRequest, ofResponse) => {
  test('in a request', () => {
    expect(told(requestChanges(base, head))).toEqual(ofRequest.toSorted());
    const known = catalogue.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(requestChanges(base, head).map(({ id }) => id)));
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

test('a reference that may be null as well: null is the only news', () => {
  const pet = object({ name: text }, { required: ['name'] });
  const components = { schemas: { Pet: pet } };
  const [plain, nullable] = [
    object({ pet: { $ref: '#/components/schemas/Pet' } }),
    object({ pet: { anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] } }),
  ];
  expect(told(requestChanges(plain, nullable, components))).toEqual(['safe request.body.any-of.loosened']);
  const [change, ...others] = responseChanges(plain, nullable, components);
  expect(others).toEqual([]);
  expect(change).toMatchObject({
    id: 'response.body.any-of.loosened',
    message: 'The body of answer 200 at /pet: null is allowed now',
    proof: { payload: { pet: null } },
  });
  expect(told(requestChanges(nullable, plain, components))).toEqual([
    'breaking request.body.any-of.tightened',
  ]);
});
