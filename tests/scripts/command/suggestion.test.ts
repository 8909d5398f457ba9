import { expect, test } from 'vitest';
import { nearest } from '../../../scripts/command/suggestion.ts';

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
