import { expect, test } from 'vitest';
import { chooseErrorExample, type LinkedExample } from '../../src/mock/error-example.ts';

const linked = (status: string, name: string, constraint: string): LinkedExample => ({
  status,
  name,
  constraint,
});
const examples = [
  linked('422', 'one of', '/schema/oneOf'),
  linked('422', 'required', '/schema/required'),
  linked('422', 'at least one', '/schema/properties/a/minItems'),
  linked('4XX', 'at most two', '/schema/properties/a/maxItems'),
  linked('400', 'too long', '/b/maxLength'),
];

test.each<[string[], number, string | undefined]>([
  [['/schema/properties/a/maxItems'], 422, 'at most two'],
  [['/schema/properties/a/maxItems'], 400, 'at most two'],
  [['/schema/required/1'], 422, 'required'],
  [['/schema/requiredness'], 422, undefined],
  [['/b/maxLength'], 400, 'too long'],
  [['/b/maxLength'], 422, undefined],
  // An empty list breaks the oneOf too, as no branch is left; it is the list that is to blame.
  [['/schema/oneOf', '/schema/properties/a/minItems'], 422, 'at least one'],
  [['/schema/oneOf'], 422, 'one of'],
  [[], 422, undefined],
])('of broken %j the answer with %i is %s', (broken, status, name) => {
  expect(chooseErrorExample(examples, status, broken)).toBe(name);
});
