import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../src/contract/contract.ts';
import type { Json } from '../../src/json.ts';
import { outlineOf } from '../../src/wire/outline.ts';
import { writeParameter } from '../../src/wire/parameter.ts';
import { readReceived, type ParameterReading } from '../../src/wire/received-parameter.ts';
import { parameterOf } from './parameter-of.ts';

const list = ['blue', 'black', 'brown'];
const record = { R: 100, G: 200, B: 150 };

/** OpenAPI 3.1.1, "Style Examples", percent-encoded where the character is not unreserved. */
const styleExamples: [Pick<Parameter, 'in' | 'style' | 'explode'>, Json, string | undefined][] = [
  [{ in: 'path', style: 'matrix', explode: false }, 'blue', ';color=blue'],
  [{ in: 'path', style: 'matrix', explode: false }, list, ';color=blue,black,brown'],
  [{ in: 'path', style: 'matrix', explode: false }, record, ';color=R,100,G,200,B,150'],
  [{ in: 'path', style: 'matrix', explode: true }, 'blue', ';color=blue'],
  [{ in: 'path', style: 'matrix', explode: true }, list, ';color=blue;color=black;color=brown'],
  [{ in: 'path', style: 'matrix', explode: true }, record, ';R=100;G=200;B=150'],
  [{ in: 'path', style: 'label', explode: false }, 'blue', '.blue'],
  [{ in: 'path', style: 'label', explode: false }, list, '.blue,black,brown'],
  [{ in: 'path', style: 'label', explode: false }, record, '.R,100,G,200,B,150'],
  [{ in: 'path', style: 'label', explode: true }, list, '.blue.black.brown'],
  [{ in: 'path', style: 'label', explode: true }, record, '.R=100.G=200.B=150'],
  [{ in: 'path', style: 'simple', explode: false }, 'blue', 'blue'],
  [{ in: 'path', style: 'simple', explode: false }, list, 'blue,black,brown'],
  [{ in: 'path', style: 'simple', explode: false }, record, 'R,100,G,200,B,150'],
  [{ in: 'header', style: 'simple', explode: true }, list, 'blue,black,brown'],
  [{ in: 'header', style: 'simple', explode: true }, record, 'R=100,G=200,B=150'],
  [{ in: 'query', style: 'form', explode: false }, 'blue', 'color=blue'],
  [{ in: 'query', style: 'form', explode: false }, '', undefined],
  [{ in: 'query', style: 'form', explode: false }, list, 'color=blue,black,brown'],
  [{ in: 'query', style: 'form', explode: false }, record, 'color=R,100,G,200,B,150'],
  [{ in: 'query', style: 'form', explode: true }, list, 'color=blue&color=black&color=brown'],
  [{ in: 'query', style: 'form', explode: true }, record, 'R=100&G=200&B=150'],
  [{ in: 'query', style: 'spaceDelimited', explode: false }, 'blue', undefined],
  [{ in: 'query', style: 'spaceDelimited', explode: false }, list, 'color=blue%20black%20brown'],
  [{ in: 'query', style: 'spaceDelimited', explode: false }, record, 'color=R%20100%20G%20200%20B%20150'],
  [{ in: 'query', style: 'pipeDelimited', explode: false }, list, 'color=blue%7Cblack%7Cbrown'],
  [{ in: 'query', style: 'pipeDelimited', explode: false }, record, 'color=R%7C100%7CG%7C200%7CB%7C150'],
  [{ in: 'query', style: 'pipeDelimited', explode: true }, list, undefined],
  [{ in: 'query', style: 'deepObject', explode: true }, list, undefined],
  [
    { in: 'query', style: 'deepObject', explode: true },
    record,
    'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150',
  ],
  [{ in: 'cookie', style: 'form', explode: true }, 'blue', 'color=blue'],
  [{ in: 'cookie', style: 'form', explode: true }, list, undefined],
];

test.each(styleExamples)('%j writes %j as %s', (parameter, value, text) => {
  expect(textOf(parameterOf(parameter), value)).toBe(text);
});

test('a parameter described by content travels as JSON', () => {
  const fields = { mediaType: 'application/json', name: 'filter' } as const;
  const texts = (['query', 'path', 'header', 'cookie'] as const).map((place) =>
    textOf(parameterOf({ in: place, ...fields }), { a: 'é' }),
  );
  expect(texts).toEqual([
    'filter=%7B%22a%22%3A%22%C3%A9%22%7D',
    '%7B%22a%22%3A%22%C3%A9%22%7D',
    String.raw`{"a":"\u00e9"}`,
    undefined,
  ]);
});

describe('what the wire cannot carry', () => {
  test.each<[string, Partial<Parameter> & Pick<Parameter, 'in'>, Json]>([
    ['null', { in: 'query' }, null],
    ['a list in a list', { in: 'query' }, [['a']]],
    ['an object in an object', { in: 'query', style: 'deepObject' }, { a: { b: 1 } }],
    ['an empty list', { in: 'query' }, []],
    ['an empty list that is not exploded', { in: 'query', explode: false }, []],
    ['an empty text', { in: 'query' }, ''],
    ['an empty text in a list', { in: 'query' }, ['a', '']],
    ['a list of one empty text', { in: 'query', explode: false }, ['']],
    ['a comma in a list of commas', { in: 'query', explode: false }, ['a,b', 'c']],
    ['a lone surrogate', { in: 'query' }, '\ud800'],
    ['an empty path segment', { in: 'path' }, ''],
    ['a dot segment', { in: 'path' }, '..'],
    ['a slash in a path', { in: 'path' }, 'a/b'],
    ['a backslash in a path', { in: 'path' }, 'a\\b'],
    ['a line break in a path', { in: 'path' }, 'a\nb'],
    ['a dot in an exploded label', { in: 'path', style: 'label', explode: true }, ['a.b', 'c']],
    ['a line break in a header', { in: 'header' }, 'a\r\nX-Evil: 1'],
    ['a letter that is not ASCII in a header', { in: 'header' }, 'é'],
    ['a blank at the end of a header', { in: 'header' }, 'a '],
    ['a blank at the start of a header’s list item', { in: 'header' }, ['a', ' b']],
    ['an empty header', { in: 'header' }, ''],
    ['a header of the connection', { in: 'header', name: 'Transfer-Encoding' }, 'chunked'],
    ['a header name that is none', { in: 'header', name: 'a b' }, 'c'],
    ['a semicolon in a cookie', { in: 'cookie' }, 'a; admin=1'],
    ['a bracket in a name of a deep object', { in: 'query', style: 'deepObject' }, { 'a]': 1 }],
    ['more than servers take of a URL', { in: 'query' }, 'a'.repeat(6000)],
    ['an unknown style', { in: 'query', style: 'fancy' }, 'a'],
  ])('%s', (_, parameter, value) => {
    expect(writeParameter(parameterOf(parameter), value)).toBeUndefined();
  });
});

test('names are escaped where they travel', () => {
  expect(textOf(parameterOf({ in: 'query', name: 'page[size]&x' }), 1)).toBe('page%5Bsize%5D%26x=1');
  expect(textOf(parameterOf({ in: 'path', style: 'matrix', name: 'a b' }), 1)).toBe(';a%20b=1');
});

test('members named like prototype members are kept', () => {
  const parameter = parameterOf({ in: 'query', style: 'deepObject' });
  const value: Json = JSON.parse('{"__proto__":"a","constructor":"b"}');
  expect(textOf(parameter, value)).toBe('color%5B__proto__%5D=a&color%5Bconstructor%5D=b');
  expect(JSON.stringify(readWritten(parameter, value)[0])).toBe('{"__proto__":"a","constructor":"b"}');
});

describe('a lenient receiver reads', () => {
  test.each<[Json, Json[]]>([
    ['9', ['9', 9]],
    [9, ['9', 9]],
    [true, ['true', true]],
    ['1', ['1', 1, true]],
    [0, ['0', 0, false]],
    ['abc', ['abc', ['abc']]],
    [
      ['a', 'b'],
      [['a', 'b'], 'a', 'b'],
    ],
    [
      [1, 2],
      [[1, 2], ['1', '2'], 1, 2],
    ],
  ])('%j as %j among others', (value, readings) => {
    expect(readWritten(parameterOf({ in: 'query' }), value)).toEqual(expect.arrayContaining(readings));
  });
});

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.dictionary(fc.string(), leaf, { maxKeys: 4, noNullPrototype: true }),
);
const parameters = fc.oneof(
  fc.record({
    in: fc.constant('path' as const),
    style: fc.constantFrom('simple', 'label', 'matrix'),
    explode: fc.boolean(),
  }),
  fc.record({
    in: fc.constant('query' as const),
    style: fc.constantFrom('form', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
    explode: fc.boolean(),
  }),
  fc.record({ in: fc.constant('header' as const), explode: fc.boolean() }),
  fc.record({ in: fc.constant('cookie' as const), explode: fc.boolean() }),
);

property.prop([parameters, value], { numRuns: 1000 })('what is written is read again', (fields, written) => {
  const parameter = parameterOf(fields);
  fc.pre(writeParameter(parameter, written) !== undefined);
  expect(readWritten(parameter, written)).toContainEqual(asTexts(JSON.parse(JSON.stringify(written))));
});

property.prop([parameters, value], { numRuns: 1000 })(
  'no text breaks out of its place',
  (fields, written) => {
    const text = textOf(parameterOf(fields), written);
    fc.pre(text !== undefined);
    const places = {
      path: /^[^/?#\s]+$/,
      query: /^[^?#\s]+$/,
      header: /^[\x20-\x7e]+$/,
      cookie: /^[^;\s]+$/,
    };
    expect(text).toMatch(places[fields.in]);
  },
);

function textOf(parameter: Parameter, written: Json): string | undefined {
  const wire = writeParameter(parameter, written);
  return wire === undefined || wire.in === 'body' ? undefined : wire.text;
}

/** What may be read, where anything may stand, from what is written. */
function readWritten(parameter: Parameter, written: Json): readonly ParameterReading[] {
  return readReceived(parameter, textOf(parameter, written) ?? '', outlineOf(undefined), 'lenient');
}

/** Leaves as the texts in which they travel. */
function asTexts(written: Json): Json {
  if (Array.isArray(written)) return written.map(asTexts);
  if (typeof written === 'object' && written !== null) {
    return Object.fromEntries(Object.entries(written).map(([key, member]) => [key, asTexts(member)]));
  }
  return String(written);
}
