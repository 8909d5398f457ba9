import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';

/** What tells a finding from the others from one run to the next: not its words, and not its evidence. */
export type Identity = Pick<Finding, 'rule' | 'contract' | 'operation' | 'pointer'>;

/** A text of 16 hexadecimal digits, the same for the same failure in every run. */
export function fingerprint({ rule, contract, operation = '', pointer }: Identity): string {
  const identity = JSON.stringify([rule, contract, operation, pointer]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
