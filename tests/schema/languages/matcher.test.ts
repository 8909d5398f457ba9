import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matcherOf, matches } from '../../../src/schema/languages/matcher.ts';
import { automatonProgram } from '../../../src/schema/languages/program.ts';
import { regularExpression } from '../../../src/schema/languages/pattern-syntax.ts';

/** Patterns over two letters, digits and a separator, with everything that the syntax can repeat or look at. */
const { pattern } = fc.letrec<{ pattern: string; sequence: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '\\W',
      '-',
      '^',
      '$',
      '\\b',
      '\\B',
      'é',
      '\\s',
    ),
    fc
      .tuple(fc.constantFrom('(?:', '(', '(?=', '(?!', '(?<=', '(?<!'), tie('pattern'))
      .map(([opening, inner]) => `${opening}${inner})`),
  ),
  sequence: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '*?', '{0}')), {
      maxLength: 4,
    })
    .map((parts) => parts.map(([atom, count]) => (isAssertion(atom) ? atom : atom + count)).join('')),
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((ways) => ways.join('|')),
}));

function isAssertion(atom: string): boolean {
  return ['^', '$', '\\b', '\\B'].includes(atom) || /^\(\?<?[=!]/.test(atom);
}

/** Nothing beyond the basic plane: there V8 finds `\\B` within a pair of surrogates, where ECMA-262 does not look. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '1', 'é', ' ', '\n', 'ß'), maxLength: 7 });

test('patterns mean what they mean to the ordinary engine', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 5 }), (source, texts) => {
      const expected = texts.map((one) => new RegExp(source, 'u').test(one));
      expect(texts.map((one) => matches(source, one))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['\\p{Lu}{2}', 'aÉÀ', true],
  ['^.$', '😀', true],
  ['^[\\w-\\.]+$', 'a.b-c', true],
  ['^[\\w-\\.]{2}$', '😀', false],
  ['\\cA', '\u0001', true],
  ['^(a|b)\\1$', 'bb', true],
  ['^(a|b)\\1$', 'ab', false],
  ['^(["\']).*\\1$', '"a"', true],
  ['^(["\']).*\\1$', '"a', false],
  ['^(?i:ab)$', 'aB', true],
  ['(?<year>\\d{4})-\\k<year>', '2020-2020', true],
  ['[', 'a', true],
])('%j on %j: %j', (source, one, expected) => {
  expect(matches(source, one)).toBe(expected);
});

describe.each([
  ['nested repetition', '^(a+)+$', 'a'],
  ['a separator that may be left out', '^([a-z0-9]+-?)*$', 'a'],
  ['alternatives that overlap', '^(a|a|b|ab)*$', 'ab'],
  ['counted options', '^(?:a?){60}a{60}$', 'a'],
  ['look-around in the middle', '^(?=(a|aa)+$)(?!.*b)(a*)*$', 'a'],
  ['a tail that is never found', '(a*)*(a*)*b', 'a'],
])('%s', (_, source, unit) => {
  test('runs on an automaton', () => {
    expect(automatonProgram(regularExpression(source) ?? /x/)).toBeDefined();
  });

  test('judges long texts', () => {
    expect(matches(source, `${unit.repeat(20_000)}!`)).toBe(false);
  });
});

test('what no automaton judges is given up on, and not tried for ever', () => {
  const matcher = matcherOf('^((a+)+)\\1$');
  const texts = Array.from({ length: 50 }, (_, index) => `${'a'.repeat(40 + index)}!`);
  expect(texts.map((one) => matcher.test(one))).toEqual(texts.map(() => undefined));
  expect(matcher.test('aa')).toBe(true);
});
