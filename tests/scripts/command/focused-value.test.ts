import { expect, test } from 'vitest';
import { focusedText } from '../../../scripts/command/focused-value.ts';
import type { Json, JsonObject } from '../../../src/json.ts';

const pets: { total: number; pets: JsonObject[] } = {
  total: 2,
  pets: [{ name: 'Rex' }, { name: 'Tom', lives: 9 }, {}],
};

test.each<[string, Json, string, number, string]>([
  ['a short value is shown whole', pets, '/pets/1/lives', 100, JSON.stringify(pets)],
  ['of a long one, the way to a place', pets, '/pets/1/lives', 9, '{"pets":[…, {"lives":9, …}, …], …}'],
  [
    'what is short on the way, whole',
    pets,
    '/pets/1/lives',
    50,
    '{"pets":[…, {"name":"Tom","lives":9}, …], …}',
  ],
  ['the only member without a gap', { a: { b: 'long' } }, '/a/b', 3, '{"a":{"b":"long"}}'],
  ['names with a slash', { 'a/b': 1, c: 2 }, '/a~1b', 3, '{"a/b":1, …}'],
  ['as far as the way goes', pets, '/pets/7/name', 9, `{"pets":${JSON.stringify(pets.pets)}, …}`],
  ['whole where there is no way', pets, '', 9, JSON.stringify(pets)],
])('%s', (_, value, pointer, most, text) => {
  expect(focusedText(value, pointer, most)).toBe(text);
});
