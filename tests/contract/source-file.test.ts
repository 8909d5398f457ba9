import { describe, expect, test } from 'vitest';
import { parseSourceFile } from '../../src/contract/source-file.ts';

// As many as would take minutes if each were compared with all before it.
const keys = Array.from({ length: 200_000 }, (_, index) => `key${index}: 1`);

describe('a mapping as large as it likes', () => {
  test.each([
    ['block', `${keys.join('\n')}\n`],
    ['flow', `{ ${keys.join(', ')} }\n`],
  ])('in %s style is read', (_, text) => {
    const { value } = parseSourceFile(text, 'a.yaml', 'a.yaml');
    expect(Object.keys(value as object)).toHaveLength(keys.length);
  });

  test('has no key twice', () => {
    expect(() => parseSourceFile(`${keys.join('\n')}\nkey7: 2\n`, 'a.yaml', 'a.yaml')).toThrow(
      expect.objectContaining({
        message: 'not valid YAML: Map keys must be unique',
        location: { file: 'a.yaml', line: keys.length + 1, column: 1 },
      }),
    );
  });
});

test.each([
  ['a.json', '\uFEFF{"a":\r\n1}'],
  ['a.yaml', '\uFEFFa: 1\r\n'],
  ['a.json', '{"a": 1}'],
])('%s may begin with a byte order mark: %j', (name, text) => {
  const file = parseSourceFile(text, name, name);
  expect(file.value).toEqual({ a: 1 });
  expect(file.locate(['a'])).toEqual({ file: name, line: 1, column: name === 'a.json' ? 2 : 1 });
});
