import { expect, test } from 'vitest';
import { writeOnlyWithheld } from '../../../src/verify/checks/write-only-withheld.ts';
import { exchangeOf } from './exchange-of.ts';

const secret = { password: { type: ['string', 'null'], writeOnly: true } };
const user = {
  type: 'object',
  properties: { name: { type: 'string' } },
  allOf: [{ properties: secret }],
};
const schema = {
  ...user,
  properties: {
    users: { type: 'array', items: user },
    either: { oneOf: [{ properties: secret }, { properties: { password: {} } }] },
  },
};
const operation = {
  responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
};

test.each([
  ['a secret', 'server', { name: 'a', password: 'b' }, ['/password']],
  ['a secret in a list', 'server', { users: [{}, { password: 'b' }] }, ['/users/1/password']],
  ['what one of two choices may show', 'server', { either: { password: 'b' } }, []],
  ['no secret', 'server', { name: 'a' }, []],
  ['null', 'server', { password: null }, []],
  ['an example that a mock answers', 'mock', { password: 'b' }, []],
] as const)('%s of a %s', (_, target, body, places) => {
  const failures = writeOnlyWithheld.run(exchangeOf({ operation, answer: { status: 200, body }, target }));
  const told = failures.map(({ message }) => / a value at (\S+), which is write-only/.exec(message)?.[1]);
  expect(told).toEqual(places);
});
