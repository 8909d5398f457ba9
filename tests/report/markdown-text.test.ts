import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { cellCode, codeBlock, codeSpan, markdownText } from '../../src/report/markdown-text.ts';
import { hostileText } from './hostile.ts';
import { nodesOf, readMarkdown, typesOf } from './markdown-reader.ts';

describe('markdownText', () => {
  test.each([
    ['plain words', "It doesn't fit, 3 times (of 4): mend it!", "It doesn't fit, 3 times (of 4): mend it!"],
    ['names', 'The body at /pets: oneOf gained 1.', 'The body at `/pets`: oneOf gained 1.'],
    ['several names in a row', 'Answer to GET /a_b c/d was 202', 'Answer to GET `/a_b c/d` was 202'],
    ['a mention', 'Ask @octocat now', 'Ask `@octocat` now'],
    ['an issue', 'Fixes #1 and GH-1', 'Fixes `#1` and `GH-1`'],
    ['a commit', 'See deadbeef1 or defaced', 'See `deadbeef1` or `defaced`'],
    ['an address', 'www.a.example a@b.example', '`www.a.example a@b.example`'],
    ['an emoji', 'Well :smile: done', 'Well `:smile`: done'],
    ['HTML', '<b>bold</b>', '`<b>bold</b>`'],
    ['what is code already', 'Run `npx vitest run`; `a` (or `b`)', 'Run `npx vitest run`; `a` (or `b`)'],
    ['backticks', 'a ` b `` c', 'a `` ` `` b ``` `` ``` c'],
    ['lines', 'a\n# b', '`a\\n#` b'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });
});

property.prop([hostileText])('a text becomes words and code, and nothing else', (text) => {
  const types = typesOf(readMarkdown(`**error** ${markdownText(text)} (end)`));
  expect(
    [...types].filter((type) => !['root', 'paragraph', 'strong', 'text', 'inlineCode'].includes(type)),
  ).toEqual([]);
});

property.prop([hostileText])(
  'words outside of code are of letters, digits and punctuation that means nothing',
  (text) => {
    const words = nodesOf(readMarkdown(`x ${markdownText(text)}`), 'text').map(({ value }) => value ?? '');
    expect(words.join(' ')).not.toMatch(/[@#<>[\]_*`~|\\/$&]|:[^\s"')]|[\da-f]{7}/i);
  },
);

property.prop([hostileText])('a code span is one code span', (text) => {
  const span = codeSpan(text);
  const [paragraph] = readMarkdown(`x${span}x`).children ?? [];
  expect(paragraph?.children?.map(({ type }) => type)).toEqual(
    span === '' ? ['text'] : ['text', 'inlineCode', 'text'],
  );
});

property.prop([hostileText, hostileText])(
  'a code block holds the text and ends where it ends',
  (text, other) => {
    const [block, paragraph, ...rest] = readMarkdown(`${codeBlock(text)}\n\nend`).children ?? [];
    expect([block?.type, paragraph?.type, rest]).toEqual(['code', 'paragraph', []]);
    expect(codeBlock(other).split('\n').length).toBe(other.split('\n').length + 2);
  },
);

property.prop([hostileText, hostileText])(
  'a table of any cells has the rows and columns that were meant',
  (a, b) => {
    const table = readMarkdown(`| A | B |\n| --- | --- |\n| ${cellCode(a)} | ${cellCode(b)} |`);
    expect(nodesOf(table, 'tableRow').map(({ children }) => children?.length)).toEqual([2, 2]);
  },
);
