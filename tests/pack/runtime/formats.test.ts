import { fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { formats } from '../../../src/pack/runtime/formats.ts';
import { formatNamed, meetsFormat } from '../../../src/schema/formats/formats.ts';

/** Texts that look like the format: typical ones, near misses, and both with a character changed. */
function candidates(name: string): string[] {
  const format = formatNamed(name);
  const typical = format?.pattern
    ? fc.sample(fc.stringMatching(new RegExp(format.pattern)), { seed: 4, numRuns: 300 })
    : [];
  const all = [...typical, ...(format?.nearMisses ?? []).filter((miss) => typeof miss === 'string'), ...more];
  const changed = fc.sample(
    fc.tuple(
      fc.constantFrom(...all),
      fc.nat(30),
      fc.constantFrom('', '0', '9', ':', '/', '-', '%', '"', 'ä', ' ', 'Z', '[', '\n'),
    ),
    { seed: 5, numRuns: 2000 },
  );
  return [...all, ...changed.map(([text, at, by]) => text.slice(0, at) + by + text.slice(at + 1))];
}

const more = [
  '',
  '2024-02-29',
  '2023-02-29',
  '1900-02-29',
  '2000-02-29',
  '2024-04-31',
  '0000-01-01',
  '23:59:60Z',
  '22:59:60-01:00',
  '00:29:60+00:30',
  '23:58:60Z',
  '12:00:00+24:00',
  '12:00:00.123456789z',
  '12:00:00+0130',
  '2024-01-01 12:00:00Z',
  '2024-01-01t12:00:00z',
  'http://[::1]:80/',
  'http://[1:2:3:4:5:6:7:8]',
  'http://[::ffff:1.2.3.4]',
  'http://[v1.a]',
  'urn:a:b',
  'mailto:a@b',
  'http:',
  'http://',
  'http://a?b#c',
  'http://user:pass@host:1/p/q?x=y#z',
  'http://a/%zz',
  'http://a/"b"',
  'http://[::ffff:01.2.3.4]',
  'http://[V1.fe]',
  '//a:b/ö',
  'http://a:b/',
  'a:b:c',
  '1:b',
  '\u017f:a',
  'http://\u{e000}/?\u{e000}#\u{e000}',
  'l·l.example',
  'bücher。example',
  'ab--c.example',
  '/relative',
  'YWJj\nYWJj',
  'YQ==',
  'YWI=',
];

const texts = Object.entries(formats).filter((entry) => typeof entry[1] === 'function');
const numbers = Object.entries(formats).filter((entry) => typeof entry[1] === 'object');

describe.each(texts)('%s', (name, format) => {
  test('is judged as the schema engine judges it', () => {
    const check = format as (text: string) => boolean;
    const isLooser = (text: string) => name === 'idn-hostname' && check(text);
    const apart = candidates(name).filter(
      (text) => check(text) !== meetsFormat(name, text) && !isLooser(text),
    );
    expect(apart).toEqual([]);
  });
});

describe.each(numbers)('%s', (name, format) => {
  test('is judged as the schema engine judges it', () => {
    const values = [
      0,
      -0,
      1.5,
      2 ** 63 - 1024,
      -(2 ** 63),
      -(2 ** 64),
      2 ** 31,
      2 ** 31 - 1,
      -(2 ** 31),
      -(2 ** 31) - 1,
      2 ** 63,
      1e300,
      -7,
    ];
    const validate = typeof format === 'object' ? format.validate : () => false;
    expect(values.filter((value) => validate(value) !== meetsFormat(name, value satisfies Json))).toEqual([]);
  });
});

test('every format that is more than one regular expression is here', () => {
  const source = ['date', 'time', 'date-time', 'uri', 'byte', 'int32', 'int64', 'float', 'double', 'regex'];
  const added = ['iri', 'iri-reference', 'idn-email', 'idn-hostname'];
  expect(Object.keys(formats).toSorted()).toEqual([...source, ...added].toSorted());
});
