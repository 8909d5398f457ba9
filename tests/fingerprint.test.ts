import { expect, test } from 'vitest';
import { fingerprint } from '../src/fingerprint.ts';

const failure = { rule: 'verify/x', contract: 'pets', operation: 'GET /pets', pointer: '/paths' };

test('stays the same, also for those who wrote it down before', () => {
  expect(fingerprint(failure)).toBe('4093b56979d69a07');
});

test.each([
  { rule: 'verify/y' },
  { contract: 'cats' },
  { operation: 'PUT /pets' },
  { operation: undefined },
  { pointer: '' },
])('changes with %j', (change) => {
  expect(fingerprint({ ...failure, ...change })).not.toBe(fingerprint(failure));
});

test('does not change with what a finding says of it', () => {
  const finding = { ...failure, severity: 'error', message: 'It was bad.', help: 'Mend it.' } as const;
  expect(fingerprint(finding)).toBe(fingerprint(failure));
});
