import { expect, test } from 'vitest';
import { splitCommandLine } from '../../../scripts/verify/command-line.ts';

test.each([
  ['', []],
  ['  ', []],
  ['vault read -field=token secret/x', ['vault', 'read', '-field=token', 'secret/x']],
  [' a\tb  c ', ['a', 'b', 'c']],
  [`echo 'a b' "c d"`, ['echo', 'a b', 'c d']],
  [`--name='a b'c"d"`, ['--name=a bcd']],
  [`'' "" x`, ['', '', 'x']],
  [`'a' 'b'`, ['a', 'b']],
  [String.raw`a\ b \"c\"`, ['a b', '"c"']],
  [String.raw`"say \"hi\" \$x \n"`, [String.raw`say "hi" $x \n`]],
  ["'\\'", ['\\']],
  ['$(rm -rf x) `y` ; | > *', ['$(rm', '-rf', 'x)', '`y`', ';', '|', '>', '*']],
])('%s', (line, words) => {
  expect(splitCommandLine(line)).toEqual(words);
});

test.each([`'a`, `a "b`, `a'b'c'`, 'a\\'])('%s is left open', (line) => {
  expect(() => splitCommandLine(line)).toThrow('left open');
});
