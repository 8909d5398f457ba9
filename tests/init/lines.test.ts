import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { withLines } from '../../src/init/lines.ts';

test.each<[string, string | undefined, string]>([
  ['a new file', undefined, 'a\nb\n'],
  ['an empty one', '', 'a\nb\n'],
  ['what is missing alone', 'b\nc\n', 'b\nc\na\n'],
  ['a last line that does not end', 'c', 'c\na\nb\n'],
  ['other line ends', 'c\r\n', 'c\r\na\r\nb\r\n'],
  ['other line ends, and a last line that does not end', 'x\r\nc', 'x\r\nc\r\na\r\nb\r\n'],
  ['nothing at all', ' a \nb', ' a \nb'],
])('adds to %s', (_, text, expected) => {
  expect(withLines(text, ['a', 'b'])).toBe(expected);
});

const line = fc.stringMatching(/^[a-c*/ ]{0,4}$/).map((text) => text.trim());
property.prop([
  fc.array(line),
  fc.constantFrom('\n', '\r\n'),
  fc.boolean(),
  fc.uniqueArray(line.filter(Boolean), { minLength: 1 }),
])('keeps what is there, has what is wanted, and has enough then', (lines, lineEnd, ends, wanted) => {
  const text = lines.join(lineEnd) + (ends ? lineEnd : '');
  const result = withLines(text, wanted);
  expect(result.startsWith(text)).toBe(true);
  expect(result.split(/\r?\n/).map((each) => each.trim())).toEqual(expect.arrayContaining(wanted));
  expect(withLines(result, wanted)).toBe(result);
});
