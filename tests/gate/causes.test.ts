import { expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { unenforcedRule } from '../../src/finding-cause.ts';
import { oneOfEachCause } from '../../src/gate/causes.ts';

const cause = unenforcedRule('/components/examples/TooMany');

function said(rule: string, more: Partial<Finding> = {}): Finding {
  return { rule, severity: 'error', message: `${rule} speaks.`, contract: 'pets', pointer: '', ...more };
}

test('what several steps say of one cause is one finding, which says who else said it', () => {
  const found = oneOfEachCause([
    said('lint/enforced', { cause }),
    said('verify/other'),
    said('verify/enforced', { cause }),
  ]);
  expect(found.map(({ rule }) => rule)).toEqual(['lint/enforced', 'verify/other']);
  expect(found[0]?.evidence).toEqual([
    { label: 'same cause', value: 'verify/enforced: verify/enforced speaks.' },
  ]);
});

test('what has no cause, or is of another contract, stays', () => {
  const all = [said('a/b'), said('a/b'), said('c/d', { cause }), said('c/d', { cause, contract: 'shops' })];
  expect(oneOfEachCause(all)).toEqual(all);
});
