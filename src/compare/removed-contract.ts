import type { Finding } from '../finding.ts';

/** The finding for a contract, by its name, that is there no more. */
export function removedContract(name: string): Finding {
  return {
    rule: 'compare/contract',
    severity: 'error',
    message: `The contract ${JSON.stringify(name)} was removed`,
    contract: name,
    pointer: '',
    help: 'Bring its folder back, or compare no longer with a revision that has it.',
  };
}
