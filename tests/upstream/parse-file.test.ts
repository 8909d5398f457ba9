import { expect, test } from 'vitest';
import { parseFile } from '../../src/upstream/parse-file.ts';

const keys = Array.from({ length: 21_000 }, (_, index) => `"key${index}": 1`);
const many = `a: 1\nb:\n  ${keys.join('\n  ')}\n`;

test.each([
  ['a block mapping', many],
  ['a flow mapping', `a: 1\nb:\n  { ${keys.join(', ')} }\n`],
])('YAML that the parser would take minutes for is refused at %s, at once', (_, text) => {
  expect(() => parseFile(text, 'a.yaml', 'a.yaml')).toThrow(
    expect.objectContaining({
      message: 'so many members in one mapping are not read',
      location: { file: 'a.yaml', line: 3, column: 3 },
    }),
  );
});

test('as much JSON is read, and located at its beginning', () => {
  const file = parseFile(`{ ${keys.join(', ')} }`, 'a.json', 'a.json');
  expect(Object.keys(file.value as object)).toHaveLength(keys.length);
  expect(file.locate(['key20000'])).toEqual({ file: 'a.json', line: 1, column: 1 });
});

test('a list may be as long as it likes', () => {
  const list = `[${keys.map(() => '1').join(', ')}]`;
  expect(parseFile(`a: ${list}\n# ${'-'.repeat(50_000)}`, 'a.yaml', 'a').value).toHaveProperty('a');
});
