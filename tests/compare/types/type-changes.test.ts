import { beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../../src/compare/change.ts';
import { compareContracts } from '../../../src/compare/compare.ts';
import { reviewWithTypes } from '../../../src/compare/types/review-with-types.ts';
import { typeChanges } from '../../../src/compare/types/type-changes.ts';
import type { Json, JsonObject } from '../../../src/json.ts';
import { contractOf } from '../changes-of.ts';

interface Row {
  readonly name: string;
  readonly base: JsonObject;
  readonly head: JsonObject;
  /** What is told of the operation; nothing when code compiles as before. */
  readonly told: readonly string[];
  /** What the compiler's complaint speaks of. */
  readonly complaint?: string;
}

const pet = (properties: JsonObject, required: Json = []): JsonObject => ({
  type: 'object',
  properties,
  required,
});
const text = { type: 'string' };
const states = (...values: string[]): JsonObject => pet({ state: { enum: values } });
const answer = (schema: Json): JsonObject => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});
const question = (schema: Json): JsonObject => ({
  requestBody: { content: { 'application/json': { schema } } },
  responses: {},
});
const cat = pet({ kind: { const: 'cat' } }, ['kind']);
const dog = pet({ kind: { const: 'dog' } }, ['kind']);
const inAnswer = ['response.body.types.changed'];
const inRequest = ['request.body.types.changed'];

const rows: readonly Row[] = [
  {
    name: 'a required property more in an answer',
    base: answer(pet({ a: text })),
    head: answer(pet({ a: text, b: text }, ['a', 'b'])),
    told: [],
  },
  {
    name: 'a narrowed enum in an answer',
    base: answer(states('new', 'sold', 'lost')),
    head: answer(states('new', 'sold')),
    told: inAnswer,
    complaint: '"lost"',
  },
  {
    name: 'a narrowed enum within items of an answer',
    base: answer({ type: 'array', items: states('new', 'lost') }),
    head: answer({ type: 'array', items: states('new') }),
    told: inAnswer,
    complaint: '"lost"',
  },
  {
    name: 'a branch less in a union of an answer',
    base: answer({ oneOf: [cat, dog] }),
    head: answer({ oneOf: [cat] }),
    told: inAnswer,
    complaint: '"dog"',
  },
  {
    name: 'an optional property less in an answer',
    base: answer(pet({ a: text, b: text })),
    head: answer(pet({ a: text })),
    told: inAnswer,
    complaint: "'b'",
  },
  {
    name: 'null no longer in an answer',
    base: answer(pet({ a: { type: ['string', 'null'] } }, ['a'])),
    head: answer(pet({ a: text }, ['a'])),
    told: [],
  },
  {
    name: 'a value more in an answer, which breaks on the wire',
    base: answer(states('new', 'sold')),
    head: answer(states('new', 'sold', 'lost')),
    told: [],
  },
  {
    name: 'a value more in a request',
    base: question(states('new')),
    head: question(states('new', 'sold')),
    told: [],
  },
  {
    name: 'an optional property less in a request',
    base: question(pet({ a: text, b: text })),
    head: question(pet({ a: text })),
    told: inRequest,
    complaint: "'b'",
  },
  {
    name: 'a property of a request that only answers had',
    base: question(pet({ a: text, b: { type: 'string', readOnly: true } })),
    head: question(pet({ a: text })),
    told: [],
  },
  {
    name: 'a recursive schema with other words',
    base: answer({ $ref: '#/components/schemas/Tree' }),
    head: answer({ $ref: '#/components/schemas/Tree', maxProperties: 9 }),
    told: [],
  },
];

const renamed = {
  base: { parameters: [{ name: 'id', in: 'path', required: true, schema: text }], responses: {} },
  head: { parameters: [{ name: 'petId', in: 'path', required: true, schema: text }], responses: {} },
};

function contractFrom(side: 'base' | 'head') {
  const paths = rows.map((row, index): [string, Json] => [`/row${index}`, { post: row[side] }]);
  const path = side === 'base' ? '/pets/{id}' : '/pets/{petId}';
  const Tree = pet({ children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } });
  return contractOf({
    paths: { ...Object.fromEntries(paths), [path]: { post: renamed[side] } },
    components: { schemas: { Tree } },
  });
}

const [base, head] = [contractFrom('base'), contractFrom('head')];
let changes: readonly Change[];
beforeAll(async () => {
  changes = await typeChanges(base, head, compareContracts(base, head));
});

describe('types', () => {
  test.each(rows.map((row, index) => Object.assign({}, row, { index })))(
    '$name',
    ({ index, told, complaint }) => {
      const own = changes.filter(({ operations }) => operations.includes(`POST /row${index}`));
      expect(own.map(({ id }) => id)).toEqual(told);
      const said = own.map(({ proof }) => (proof.kind === 'compiler' ? proof.complaint : ''));
      expect(said).toEqual(told.map(() => expect.stringContaining(complaint ?? '')));
    },
  );

  test('a path parameter of another name', () => {
    const own = changes.filter(({ operations }) => operations.includes('POST /pets/{petId}'));
    expect(own).toMatchObject([{ id: 'request.parameter.types.changed', severity: 'dangerous' }]);
    expect(own[0]?.base?.pointer).toBe('/paths/~1pets~1{id}/post/parameters');
  });

  test('a contract and itself', async () => {
    expect(await typeChanges(base, base, { changes: [] })).toEqual([]);
  });

  test('a policy chooses their severity', async () => {
    const policy = { approvals: [], severities: { types: 'breaking' } } as const;
    const { comparison, findings } = await reviewWithTypes(base, head, { policy, today: '2026-01-31' });
    expect(comparison.bump).toBe('major');
    const own = findings.filter(({ rule }) => rule === 'compare/types');
    expect(own).toHaveLength(changes.length);
    expect(own[0]).toMatchObject({ severity: 'error', location: { file: 'spec/pets/openapi.yaml' } });
    expect(own[0]?.evidence?.map(({ label }) => label)).toEqual([
      'change',
      'about',
      'before',
      'after',
      'compiler',
    ]);
  });
});
