import * as fc from 'fast-check';
import { ENFA, NFA } from 'refa';
import { describe, expect, test } from 'vitest';
import { languageOf, Words } from '../../../src/schema/languages/language.ts';
import { matches } from '../../../src/schema/languages/matcher.ts';

describe.each<[string[], string[], number | undefined]>([
  [['^\\+[1-9]\\d{1,14}$'], [], 3],
  [['^[0-9]+$'], [], 1],
  [['abc'], [], 3],
  [['^a', 'b$'], [], 2],
  [['^[a-z]+$'], ['^a', 'z$'], 1],
  [['^(?=.*\\d)(?=.*[a-z])[a-z0-9]{4,8}$'], [], 4],
  [['^(?!foo)[a-z]{3}$'], [], 3],
  [['(?<!a)b$'], [], 1],
  [['^(a|b$)c?'], [], 1],
  [['^\\p{Lu}\\p{Ll}+$'], [], 2],
  [['^.{5}$'], [], 5],
  [['^a$'], ['a'], undefined],
  [['^a+$', '^b+$'], [], undefined],
  [['a^'], [], undefined],
])('texts that match %j and not %j', (patterns, notPatterns, shortest) => {
  const language = languageOf(patterns, notPatterns);

  test(`the shortest has length ${shortest}`, () => {
    expect(language?.shortest).toBe(shortest);
  });

  test('are what the regular expressions say', () => {
    const words =
      language && shortest !== undefined
        ? fc.sample(new Words(language.sampler, shortest, shortest), { seed: 1, numRuns: 50 })
        : [];
    const wrong = words.filter(
      (word) => !patterns.every((one) => matches(one, word)) || notPatterns.some((one) => matches(one, word)),
    );
    expect(wrong).toEqual([]);
  });
});

test.each([['^(.)\\1$'], ['^((?=ab)a|b)*$']])('%s is no regular language that is known', (pattern) => {
  expect(languageOf([pattern], [])).toBeUndefined();
});

test.each([
  '\\bword\\b',
  '\\bone\\b.*\\btwo\\b',
  '^\\b[a-c]+\\b$',
  'a\\B',
  '^(^a|b)*$',
  '(a\\b ?)+$',
  '(?<![a-c])x(?!y)\\b',
])('%s, which looks at single characters, has the texts that the ordinary engine finds it in', (pattern) => {
  const language = languageOf([pattern], []);
  const expression = new RegExp(pattern, 'u');
  const pieces = fc.constantFrom('a', 'b', 'c', 'x', 'y', ' ', '-', 'word', 'one', 'two', '\u00e9');
  const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => language?.sampler.accepts(text) === expression.test(text)),
    { numRuns: 500 },
  );
  const start = language?.shortest ?? 0;
  const made = language ? fc.sample(new Words(language.sampler, start, start), { seed: 1, numRuns: 20 }) : [];
  expect(made.filter((text) => !expression.test(text))).toEqual([]);
  expect(made.length).toBe(20);
});

test('both ends of a window of lengths come up', () => {
  const language = languageOf(['^[a-z]+(-[a-z]+)*$'], []);
  const words = language ? fc.sample(new Words(language.sampler, 3, 12), { seed: 1, numRuns: 100 }) : [];
  expect(new Set(words.map(({ length }) => length))).toEqual(
    new Set(words.map(({ length }) => length)).union(new Set([3, 12])),
  );
});

test('refa loses the words of everything when it is appended', () => {
  const options = { maxCharacter: 0x10ffff };
  const word = ENFA.fromWords([[97]], options);
  word.append(ENFA.all(options));
  expect(NFA.fromFA(word).isEmpty).toBe(true);
});
