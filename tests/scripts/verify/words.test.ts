import { expect, test } from 'vitest';
import { percent } from '../../../scripts/command/percent.ts';
import { methodWord, phaseList, shardWord } from '../../../scripts/verify/words.ts';

test.each<[(given: string) => unknown, string, unknown]>([
  [methodWord, 'POST', 'post'],
  [methodWord, 'get', 'get'],
  [phaseList, 'fuzz', ['fuzz']],
  [phaseList, 'examples, stateful', ['examples', 'stateful']],
  [shardWord, '1/1', { index: 1, of: 1 }],
  [shardWord, '3/8', { index: 3, of: 8 }],
  [percent, '100', 100],
  [percent, '0', 0],
  [percent, '99.5%', 99.5],
])('%s takes %j', (read, given, expected) => {
  expect(read(given)).toEqual(expected);
});

test.each<[(given: string) => unknown, string]>([
  [methodWord, 'fetch'],
  [methodWord, 'constructor'],
  [phaseList, 'fuzz,'],
  [phaseList, 'fuzzing'],
  [shardWord, '0/8'],
  [shardWord, '9/8'],
  [shardWord, '3'],
  [shardWord, '-1/8'],
  [percent, '101'],
  [percent, '-1'],
  [percent, 'all'],
  [percent, '1e1'],
])('%s does not take %j', (read, given) => {
  expect(() => read(given)).toThrow(/^"/);
});
