import { expect, test } from 'vitest';
import { nearest, nearestOnes } from '../src/nearest.ts';

const commands = ['generate', 'lint', 'mock', 'verify', 'gate'];

test.each([
  ['lnt', 'lint'],
  ['genrate', 'generate'],
  ['verfy', 'verify'],
  ['gates', 'gate'],
  ['mokc', 'mock'],
  ['compare', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%s: %s', (typed, expected) => {
  expect(nearest(typed, commands)).toBe(expected);
});

test.each([
  ['pet', ['listPets', 'createPet', 'deleteOwner'], ['listPets', 'createPet']],
  ['lstPets', ['createPet', 'listPets', 'deleteOwner'], ['listPets', 'createPet']],
  ['', ['a', 'bb', 'ccc'], ['a', 'bb']],
  ['pet', [], []],
])('those most like %j in %j', (typed, candidates, expected) => {
  expect(nearestOnes(typed, candidates, 2)).toEqual(expected);
});
