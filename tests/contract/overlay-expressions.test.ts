import { JSONPathEnvironment } from 'json-p3';
import { expect, test } from 'vitest';
import { setExpressions } from '../../src/contract/overlay-expressions.ts';

const plain = new JSONPathEnvironment();
const linear = new JSONPathEnvironment();
setExpressions(linear);

const texts = [
  '',
  'ab',
  'abc',
  'xabx',
  'a.c',
  'a\nc',
  'a\u2028c',
  'a\rc',
  'A1',
  '^ab',
  '日本',
  '😀',
  'a]c',
  '[ac]',
];

test.each([
  'ab',
  'a.c',
  'a\\.c',
  'a[.]c',
  'a[\\].]c',
  '.',
  '..',
  '[^a].*',
  '\\p{Lu}[0-9]?',
  '^ab.*',
  '.*bc$',
  'a|abc',
  '(ab|x)+',
  '[a-c]{2,3}',
  '',
  '\\w+',
  '(?=a)ab',
  '(a)\\1',
  '[',
])('the expression %j selects what the ordinary engine selects', (expression) => {
  const quoted = JSON.stringify(expression);
  for (const name of ['match', 'search']) {
    const query = `$[?${name}(@, ${quoted})]`;
    expect(linear.query(query, texts).values()).toEqual(plain.query(query, texts).values());
  }
});

test('what is no text matches nothing', () => {
  expect(linear.query('$[?search(@, "1")]', [1, null, ['1'], '1']).values()).toEqual(['1']);
  expect(linear.query('$[?search(@.a, @.b)]', [{ a: 'x', b: 1 }, { a: 'x', b: 'x' }, {}]).values()).toEqual([
    { a: 'x', b: 'x' },
  ]);
});

test.each(['(a+)+b', '(a|a)*b', '(.*a){20}b', '((a?){30}){30}b'])(
  'the expression %s judges what the ordinary engine would judge for years',
  (expression) => {
    const near = [`${'a'.repeat(200)}!`, `${'a'.repeat(40)}b`];
    const found = linear.query(`$[?match(@, ${JSON.stringify(expression)})]`, near).values();
    expect(found).toEqual([near[1]]);
  },
);
