import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { escapeInJson } from '../../src/hidden-characters.ts';
import { escapeControls, escapeLine } from '../../src/report/control-characters.ts';

describe('escapeControls', () => {
  test.each([
    ['a terminal title', '\u001b]0;owned\u0007', '\\u{1b}]0;owned\\u{7}'],
    ['a colour', '\u001b[31mred', '\\u{1b}[31mred'],
    ['a C1 control sequence introducer', '\u009b2J', '\\u{9b}2J'],
    ['a carriage return that overwrites the line', 'error\rok', 'error\\u{d}ok'],
    ['a bidirectional override', 'a\u202eb', 'a\\u{202e}b'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['half a surrogate pair', 'a\ud800b', 'a\\u{d800}b'],
    ['tabs and line feeds, which stay', 'a\tb\nc', 'a\tb\nc'],
    ['words of any script, which stay', 'žluťoučký 価格 💶', 'žluťoučký 価格 💶'],
  ])('%s', (_, text, expected) => {
    expect(escapeControls(text)).toBe(expected);
  });
});

// Every one of Unicode Standard Annex 9, section 2, and of what else hides: 0x2066 to 0x2069 are the isolates.
const hidden =
  '0 b 7f 80 9f 61c 200b 200c 200d 200e 200f 2028 2029 202a 202b 202c 202d 202e 2060 2061 2062 2063 2064 2066 2067 2068 2069 feff';

test.each(hidden.split(' '))('U+%s is shown, not obeyed', (code) => {
  const text = `a${String.fromCodePoint(Number.parseInt(code, 16))}b`;
  expect(escapeControls(text)).toBe(`a\\u{${code}}b`);
  expect(escapeInJson(JSON.stringify(text))).toBe(`"a\\u${code.padStart(4, '0')}b"`);
});

test.each([
  ['::error::x', '\\u{3a}:error::x'],
  ['a\n \t::set-env name=x::y', 'a\n \t\\u{3a}:set-env name=x::y'],
  ['a ##[group]b', 'a #\\u{23}[group]b'],
  ['a::b, ## c', 'a::b, ## c'],
])('%j is no command to a CI runner', (text, escaped) => {
  expect(escapeControls(text)).toBe(escaped);
});

test('escapeLine keeps a text on one line', () => {
  expect(escapeLine('a\nb\tc')).toBe('a\\nb\\tc');
});

property.prop([fc.json({ maxDepth: 2, noUnicodeString: false })])('escapeInJson keeps the data', (text) => {
  expect(JSON.parse(escapeInJson(text))).toEqual(JSON.parse(text));
});

property.prop([fc.string({ unit: 'binary' })])('nothing escaped is left to escape', (text) => {
  expect(escapeControls(escapeControls(text))).toBe(escapeControls(text));
});
