import { expect, test } from 'vitest';
import { isAtLeast, oldestNode, packageVersion } from '../../../scripts/command/version.ts';

test.each([
  ['24.18.0', '24.18.0', true],
  ['24.19.1', '24.18.0', true],
  ['26.0.0', '24.18.0', true],
  ['24.17.9', '24.18.0', false],
  ['20.20.2', '24.18.0', false],
  ['9.9.9', '24.18.0', false],
])('%s is at least %s: %s', (version, oldest, expected) => {
  expect(isAtLeast(version, oldest)).toBe(expected);
});

test('both are read from package.json', () => {
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/);
  expect(oldestNode()).toMatch(/^\d+\.\d+\.\d+$/);
});
