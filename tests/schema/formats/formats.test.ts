import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { meetsFormat } from '../../../src/schema/formats/formats.ts';
import { numberFormats } from '../../../src/schema/formats/numbers.ts';
import { textFormats } from '../../../src/schema/formats/texts.ts';
import { compiled } from '../schemas.ts';

const formats = [...textFormats, ...numberFormats];

test.each(formats)('values of $name have it', ({ name, type }) => {
  const { values } = compiled({ type, format: name });
  const wrong = fc.sample(values, { seed: 1, numRuns: 300 }).filter((value) => !meetsFormat(name, value));
  expect(wrong).toEqual([]);
});

test.each(textFormats.filter(({ pattern }) => pattern !== undefined))(
  'typical texts of $name need no second look',
  ({ name, pattern = '' }) => {
    const texts = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 300 });
    expect(texts.filter((text) => !meetsFormat(name, text))).toEqual([]);
  },
);

test.each(formats.flatMap(({ name, nearMisses }) => nearMisses.map((value) => ({ name, value }))))(
  '$value is no $name',
  ({ name, value }) => {
    expect(meetsFormat(name, value)).toBe(false);
  },
);

test('every format that can be missed has near misses', () => {
  const free = ['binary', 'password', 'float', 'double'];
  expect(
    formats
      .filter(({ nearMisses }) => nearMisses.length === 0)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(free.toSorted());
});

test.each<[string, string, boolean]>([
  ['iri', 'http://2001:0db8:85a3:0000:0000:8a2e:0370:7334', false],
  ['iri', 'http://[2001:db8::1]/ö', true],
  ['iri', 'http://[v1.fe]', true],
  ['iri-reference', '/ö?ü#ä', true],
  ['iri-reference', '/%zz', false],
  ['idn-hostname', 'bücher.example', true],
  ['idn-hostname', '실례.테스트', true],
  ['idn-hostname', '〮한국', false],
  ['idn-hostname', 'ب٠۰', false],
  ['idn-hostname', 'XN--aa---o47jg78q', false],
  ['idn-hostname', 'l·l', true],
  ['idn-hostname', 'a·l', false],
  ['idn-hostname', '・ぁ', true],
  ['idn-hostname', '・', false],
  ['idn-hostname', 'क्‍ष', true],
  ['idn-hostname', 'क‍ष', false],
  ['idn-hostname', 'é'.repeat(100_000), false],
])('%s %s: %s', (format, text, expected) => {
  expect(meetsFormat(format, text)).toBe(expected);
});

test('durations that are made are those of the grammar, which leaves out no unit in between', () => {
  const grammar =
    /^P(?:\d+W|\d+D|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?)|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/;
  const made = fc.sample(compiled({ type: 'string', format: 'duration' }).values, { seed: 1, numRuns: 500 });
  expect(made.filter((value) => typeof value !== 'string' || !grammar.test(value))).toEqual([]);
});
