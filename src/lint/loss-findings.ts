import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';

/** What a description in an earlier version of OpenAPI says, and could not be carried over to 3.1. */
export function lossFindings(contract: Contract): Finding[] {
  return (contract.losses ?? []).map(({ message, location }) => ({
    rule: 'lint/not-carried-over',
    severity: 'warning',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    contract: contract.name,
    pointer: '',
    location,
    help: 'Say in an overlay what is meant, in the words of OpenAPI 3.1; where it is as taken, nothing is to be done.',
  }));
}
