import { expect, test } from 'vitest';
import { edgeOf } from '../../../src/schema/languages/pattern-edge.ts';

test.each<[string, number[], string[]]>([
  ['^[a-z]{3}$', [3], ['aa', 'aaaa']],
  ['^\\+[1-9][0-9]{1,14}$', [3, 16], ['+1', '+1000000000000000']],
  ['^[0-9]+$', [1], ['']],
  ['^(a|bcd)$', [1, 3], ['', 'bcdd']],
  ['abc', [3], ['ab']],
  ['^$', [0], ['x']],
  ['.*', [0], []],
  ['[]', [], []],
  ['(?=a)b', [], []],
  ['^\\u{1F600}{2}$', [2], ['😀', '😀😀😀']],
])('the edge of %s', (pattern, lengths, outside) => {
  expect(edgeOf(pattern)).toEqual({ lengths, outside });
  const expression = new RegExp(pattern, 'u');
  expect(outside.filter((word) => expression.test(word))).toEqual([]);
});
