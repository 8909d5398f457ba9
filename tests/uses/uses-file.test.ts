import { describe, expect, test } from 'vitest';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Use, UseOfPart, Uses } from '../../src/uses/use.ts';
import { usesFrom, usesText } from '../../src/uses/uses-file.ts';

function use(pointer: string, part: UseOfPart, line: number, declaration = 'f'): Use {
  return { ...part, pointer, at: { file: 'src/a.ts', declaration, line, column: 3 } };
}

function usesWith(uses: readonly Use[]): Uses {
  return {
    consumer: 'web',
    contract: 'pets',
    contractVersion: '1.0.0',
    digest: 'sha256-x',
    unread: [],
    uses,
  };
}

const given = { names: ['body'], optional: ['query.page'], open: true };
const all: readonly Use[] = [
  use('/paths/~1pets/get', { kind: 'called' }, 3),
  use('/paths/~1pets/get', { kind: 'called', given }, 4),
  use('/b', { kind: 'read' }, 5),
  use('/b', { kind: 'read', held: true }, 6, 'g'),
  use('/a', { kind: 'sent', values: ['x', 3, null], purpose: 'request' }, 7),
  use('/a', { kind: 'sent', purpose: 'either' }, 8),
  use('/a', { kind: 'built', given, purpose: 'response' }, 9),
  use('/c', { kind: 'toldApart', values: ['x'], all: true, sure: false }, 10),
  use('/d', { kind: 'escapes' }, 11, ''),
];

function read(text: string): Uses {
  return usesFrom(parseSourceFile(text, '/web.uses.json', 'web.uses.json'));
}

test('what was written is read again, without lines', () => {
  const text = usesText(usesWith(all));
  expect(read(text).uses).toHaveLength(all.length);
  expect(usesText(read(text))).toBe(text);
  expect(text).not.toContain('line');
});

test('a pointer a line, sorted', () => {
  const pointers = usesText(usesWith(all))
    .split('\n')
    .flatMap((line) => /^ {4}"([^"]+)": \{/.exec(line)?.[1] ?? []);
  expect(pointers).toEqual(['/a', '/b', '/c', '/d', '/paths/~1pets/get']);
});

test('lines and order change nothing', () => {
  const moved = all
    .map((each) => ({ ...each, at: { ...each.at, line: (each.at.line ?? 0) + 1 } }))
    .toReversed();
  expect(usesText(usesWith(moved))).toBe(usesText(usesWith(all)));
});

test('values and places can be left out', () => {
  const text = usesText(usesWith(all), { withoutValues: true, withoutPlaces: true });
  expect(text).not.toContain('null');
  expect(text).not.toContain('src/a.ts');
  expect(text).toContain('"at":"place 1"');
});

describe('what cannot be meant is refused, where it stands', () => {
  test.each([
    ['[]', 1, 'it holds no `uses`'],
    ['{ "uses": {} }', 1, 'its version is null, and 1 is understood'],
    ['{ "version": 2,\n "uses": {} }', 1, 'its version is 2'],
    ['{ "version": 1, "uses": {} }', 1, '`consumer`'],
    ['{ "version": 1, "consumer": "a", "uses": {\n "/a": [] } }', 2, 'is a map'],
    ['{ "version": 1, "consumer": "a", "uses": {\n "/a": { "eaten": [] } } }', 2, 'no use "eaten"'],
    ['{ "version": 1, "consumer": "a", "uses": {\n "/a": { "read": "x" } } }', 2, 'a list'],
    ['{ "version": 1, "consumer": "a", "uses": {\n "/a": { "read": [3] } } }', 2, 'a place'],
    ['{ "version": 1, "consumer": "a", "uses": {\n "/a": { "built": ["x"] } } }', 2, 'cannot be understood'],
  ])('%s', (text, line, message) => {
    let error: unknown;
    try {
      read(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ExpectedError);
    expect((error as ExpectedError).message).toContain(message);
    expect((error as ExpectedError).location?.line).toBe(line);
  });
});
