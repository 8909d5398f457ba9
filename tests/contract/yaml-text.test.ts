import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ExpectedError } from '../../src/expected-error.ts';
import { lineIndex } from '../../src/contract/line-index.ts';
import type { TextReading } from '../../src/contract/text-reading.ts';
import { parseSourceFile, type SourceFile } from '../../src/contract/source-file.ts';
import { type Json, isObject } from '../../src/json.ts';
import { indentedEvents } from '../../src/contract/yaml-indentation.ts';
import { readWithOracle } from './yaml-oracle.ts';

const read = (text: string): SourceFile => parseSourceFile(text, 'a.yaml', 'a.yaml');

const word = fc.oneof(
  fc.constantFrom(
    'type',
    'null',
    '~',
    'true',
    '1',
    '0x1F',
    '.5',
    '1e3',
    '-0',

    '- a',
    'a: b',
    '# c',
    "it's",
  ),
  fc.constantFrom(
    '"q"',
    '\n',
    'a\nb\n',
    ' a',
    'a ',
    '&a',
    '*a',
    '!x',
    '|',
    '>',
    '%',
    '@',
    '`',
    '{',
    '[',
    ']',
    ',',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme-ascii' }),
);
const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'yaml' },
    fc.oneof(
      word,
      fc.boolean(),
      fc.constant(null),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;
const style = fc.record({
  indent: fc.integer({ min: 1, max: 4 }),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any', 'flow'),
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  lineWidth: fc.constantFrom(0, 20, 80),
  aliasDuplicateObjects: fc.boolean(),
} as const);
const text = fc.tuple(value, style).map(([made, options]) => stringify([made, { made }], options));

function* paths(at: Json, tokens: string[] = []): Generator<string[]> {
  if (tokens.length > 0) yield tokens;
  if (typeof at !== 'object' || at === null) return;
  for (const [key, child] of Object.entries(at)) yield* paths(child, [...tokens, key]);
}

function expectSamePlaces(file: SourceFile, oracle: TextReading): void {
  const lines = lineIndex(file.text);
  for (const tokens of paths(file.value)) {
    const { line, column } = file.locate(tokens);
    expect([tokens, { line, column }]).toEqual([tokens, lines(oracle.places(tokens))]);
  }
}

property.prop([text])(
  'what another parser reads is read alike, value for value and place for place',
  (written) => {
    const oracle = readWithOracle(written);
    const file = read(written);
    expect(JSON.stringify(file.value)).toBe(JSON.stringify(oracle?.value));
    if (oracle) expectSamePlaces(file, oracle);
  },
);

property.prop([value, fc.nat(3)])('JSON is read alike by both, place for place', (made, indentation) => {
  const written = JSON.stringify({ made, 'a\u2028"\\': [made] }, null, indentation);
  const oracle = readWithOracle(written);
  const file = parseSourceFile(written, 'a.json', 'a.json');
  expect(file.value).toEqual(JSON.parse(written));
  if (oracle) expectSamePlaces(file, oracle);
});

const edits = fc.array(
  fc.tuple(
    fc.nat(400),
    fc.constantFrom(
      '',
      '\n',
      ' ',
      '  ',
      '- ',
      ': ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '#',
      '&a ',
      '*a',
      '|',
    ),
    fc.nat(2),
  ),
  { minLength: 1, maxLength: 3 },
);

property.prop([text, edits])(
  'what another parser refuses is refused, and what is read of broken text is read alike',
  (written, changes) => {
    const broken = changes.reduce((before, [at, put, cut]) => {
      const place = at % (before.length + 1);
      return before.slice(0, place) + put + before.slice(place + cut);
    }, written);
    // A key that is written as nothing is a key to one of them alone.
    fc.pre(!/(^|[\n,{[?] *)-? *:( |\n|$)/.test(broken));
    const oracle = readWithOracle(broken);
    const file = attempt(broken);
    if (!file || (!oracle && indentedEvents(broken).text !== broken)) return;
    expect(JSON.stringify(file.value)).toBe(JSON.stringify(oracle?.value));
  },
);

test.each<[string, string, Json]>([
  ['a bracket closes at the beginning of a line', 'a: {\n  b: [1,\n2\n],\n}\n', { a: { b: [1, 2] } }],
  ['a tab stands before a value', 'a: \t{}\n', { a: {} }],
  ['a quoted text goes on at its key', 'a:\n  b: "one\n  two\n\n  three"\n', { a: { b: 'one two\nthree' } }],
])('though YAML wants more, what other tools take is read where %s', (_, written, expected) => {
  expect(read(written).value).toEqual(expected);
  const file = read(`${written}c: 1\nd: { e: 1 }\n`);
  const line = written.split('\n').length;
  expect(file.locate(['c'])).toMatchObject({ line, column: 1 });
  expect(file.locate(['d', 'e'])).toMatchObject({ line: line + 1, column: 6 });
  expect(() => read(`${written}c: 1\nd: [\nd: 2\n`)).toThrow(
    expect.objectContaining({ location: expect.anything() as object }),
  );
  expect(() => read(`${written}c: 1\nc: 2\n`)).toThrow(
    expect.objectContaining({ location: { file: 'a.yaml', line: line + 1, column: 1 } }),
  );
});

function attempt(broken: string): SourceFile | undefined {
  try {
    return read(broken);
  } catch (error) {
    expect(error).toBeInstanceOf(ExpectedError);
    return undefined;
  }
}

describe('scalars are those of the core schema', () => {
  test.each<[string, Json]>([
    ['~', null],
    ['', null],
    ['Null', null],
    ['nULL', 'nULL'],
    ['TRUE', true],
    ['yes', 'yes'],
    ['0o17', 15],
    ['0x1f', 31],
    ['017', 17],
    ['1_000', '1_000'],
    ['+1.5e3', 1500],
    ['.5', 0.5],
    ['.', '.'],
    ['1.0.0', '1.0.0'],
    ['2020-01-01', '2020-01-01'],
    ['"1"', '1'],
    ['!!str 1', '1'],
    ['!!int "12"', 12],
    ['!!float 1', 1],
    ['!thing 1', '1'],
    ['!!timestamp 2020-01-01', '2020-01-01'],
    ['|\n  a\n  b', 'a\nb\n'],
  ])('%j', (written, expected) => {
    expect(read(`a: ${written}\n`).value).toEqual({ a: expected });
  });
});

describe('merge keys', () => {
  test.each<[string, Json]>([
    ['b: { <<: *a, y: 3 }', { x: 1, y: 3 }],
    ['b: { y: 3, <<: *a }', { y: 3, x: 1 }],
    ['b: { <<: [*a, { y: 4, z: 5 }] }', { x: 1, y: 2, z: 5 }],
    ['b: { <<: { w: 1 } }', { w: 1 }],
    ['b: { "<<": 1 }', { '<<': 1 }],
  ])('%s', (written, expected) => {
    const { value: whole } = read(`a: &a { x: 1, y: 2 }\n${written}\n`);
    expect(isObject(whole) && whole['b']).toEqual(expected);
  });
});

test('what an alias repeats is an object of its own, located where it is written', () => {
  const file = read('a: &a\n  x: { y: 1 }\nb: *a\nc:\n  - *a\n');
  const { a, b, c } = file.value as Record<string, Json>;
  expect([b, c]).toEqual([a, [a]]);
  expect(b).not.toBe(a);
  expect(file.locate(['b'])).toMatchObject({ line: 3, column: 1 });
  expect(file.locate(['c', '0'])).toMatchObject({ line: 5, column: 5 });
  expect(file.locate(['c', '0', 'x', 'y'])).toMatchObject({ line: 2, column: 8 });
});

test('an anchor may be used as often as somebody likes', () => {
  const written = `a: &a { x: 1 }\n${Array.from({ length: 500 }, (_, index) => `b${index}: *a\n`).join('')}`;
  expect(Object.keys(read(written).value as object)).toHaveLength(501);
});

test.each([
  ['a: &a [*a]', 1, 8, /stands within what it means/],
  ['a: 1\nb: *c', 2, 4, /has no anchor/],
  ['a: 1\n<<: 1', 2, 1, /merges mappings only/],
  ['? [a]\n: 1', 1, 3, /a key must be a text/],
  ['a: 1\nb: { 1: x, "1": y }', 2, 12, /Map keys must be unique/],
  ['a: 1\n"a": 2', 2, 1, /Map keys must be unique/],
  ['a: |\n  x\n b: 1', 3, 2, /not valid YAML/],
  [`a: ${'['.repeat(20_000)}`, 1, 1003, /nested too deeply/],
])('%.30j is refused at its place', (written, line, column, message) => {
  expect(() => read(written)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(message) as string,
      location: { file: 'a.yaml', line, column },
    }),
  );
});
