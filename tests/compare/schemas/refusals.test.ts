import { expect, test } from 'vitest';
import type { Change } from '../../../src/compare/change.ts';
import type { Json } from '../../../src/json.ts';
import { requestChanges } from '../changes-of.ts';
import { object, tagged, text } from './schemas.ts';

function refusalsOf(change: Change | undefined): readonly string[] {
  if (change?.proof.kind !== 'witness') return [];
  return change.proof.refusals.map(
    ({ instancePointer, message, own }) => `${own ? '' : 'not '}own: ${instancePointer} ${message}`,
  );
}

function refused(base: Json, head: Json, id: string): readonly string[] {
  const changes = requestChanges(base, head);
  return refusalsOf(changes.find((change) => change.id === `request.body.${id}`));
}

test('of several changes that a payload meets, its own comes first and is marked', () => {
  const [base, head] = [
    object({ count: { type: 'integer' }, state: { enum: ['a', 'b'] } }, { required: ['count', 'state'] }),
    object({ count: text, state: { enum: ['a'] } }, { required: ['count', 'state'] }),
  ];
  expect(refused(base, head, 'enum.tightened')).toEqual([
    'own: /state must be equal to one of the allowed values',
    'not own: /count must be string',
  ]);
});

test('of two changes at one place, the keyword tells which is which', () => {
  const [base, head] = [
    object({ list: { type: 'array', items: text } }),
    object({ list: { type: 'array', items: { type: 'string', maxLength: 2 }, maxItems: 1 } }),
  ];
  expect(refused(base, head, 'max-items.tightened')[0]).toBe('own: /list must NOT have more than 1 items');
});

test('of a oneOf that matches twice, the branches that match are named', () => {
  const [base, head] = [
    object({ a: text, b: text }, { required: ['a', 'b'] }),
    {
      oneOf: [
        object({ a: text, b: text }, { required: ['a'] }),
        object({ a: text, b: text }, { required: ['b'] }),
      ],
    },
  ];
  expect(refused(base, head, 'one-of.loosened')).toEqual([
    'own:  must match only one schema of oneOf, and matches branch 1 and branch 2',
  ]);
});

function branch(tag: string, maximum: number): Json {
  return tagged(tag, { type: 'integer', maximum });
}

test('of a union that nothing matches, the branch that changed is told, else the nearest', () => {
  const other = object({ tag: { const: 'b' }, x: text, y: text }, { required: ['tag', 'x', 'y'] });
  const [base, head] = [{ anyOf: [branch('a', 9), branch('b', 9)] }, { anyOf: [branch('a', 5), other] }];
  expect(refused(base, head, 'maximum.tightened')).toEqual([
    'own: /value must be <= 5 (branch 1 is nearest of anyOf)',
  ]);
  expect(refused(base, head, 'required.tightened')).toEqual([
    "own:  must have required property 'x' (branch 2 is nearest of anyOf)",
    "own:  must have required property 'y' (branch 2 is nearest of anyOf)",
  ]);
});
