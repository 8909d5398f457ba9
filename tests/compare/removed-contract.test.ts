import { expect, test } from 'vitest';
import type { Approval } from '../../src/compare/approvals.ts';
import { removedContract } from '../../src/compare/removed-contract.ts';

function approval(more: Partial<Approval>): Approval {
  return {
    change: 'contract.removed',
    reason: 'nobody calls it',
    until: '2030-01-31',
    operation: undefined,
    pointer: undefined,
    contract: 'pets',
    location: { file: '.compare.yaml', line: 2, column: 3 },
    ...more,
  };
}

test.each<[string, Partial<Approval>, string, string]>([
  ['by its name', {}, '2030-01-31', 'information'],
  ['no longer', {}, '2030-02-01', 'error'],
  ['of another', { contract: 'toys' }, '2030-01-01', 'error'],
  ['of none that is named', { contract: undefined }, '2030-01-01', 'error'],
  ['under another id', { change: 'request.body.body.removed' }, '2030-01-01', 'error'],
])('the removal of a contract, approved %s', (_, more, today, severity) => {
  const policy = { approvals: [approval(more)], severities: {} };
  expect(removedContract('pets', { policy, today }).severity).toBe(severity);
});

test('an approved removal says why and how long', () => {
  const policy = { approvals: [approval({})], severities: {} };
  expect(removedContract('pets', { policy, today: '2030-01-01' }).message).toBe(
    'The contract "pets" was removed (approved until 2030-01-31: nobody calls it)',
  );
});
