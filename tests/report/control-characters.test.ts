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

test('escapeLine keeps a text on one line', () => {
  expect(escapeLine('a\nb\tc')).toBe('a\\nb\\tc');
});

property.prop([fc.json({ maxDepth: 2, noUnicodeString: false })])('escapeInJson keeps the data', (text) => {
  expect(JSON.parse(escapeInJson(text))).toEqual(JSON.parse(text));
});

property.prop([fc.string({ unit: 'binary' })])('nothing escaped is left to escape', (text) => {
  expect(escapeControls(escapeControls(text))).toBe(escapeControls(text));
});
