import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { isObject } from '../json.ts';

/**
 * Says that nothing could be tried: no request was sent for any operation, or there is none. What was not
 * looked at has not passed.
 *
 * @param operations those that were to be tried; none of a contract that has some is somebody's choice
 * @param cases how many requests were sent
 */
export function nothingTried(
  contract: Contract,
  operations: readonly Operation[],
  cases: number,
): readonly Finding[] {
  if (cases > 0 || (operations.length === 0 && contract.operations.length > 0)) return [];
  return [
    {
      rule: 'verify/something-tried',
      severity: 'error',
      message: `Nothing could be tried: ${reasonOf(contract)}.`,
      contract: contract.name,
      pointer: '',
      location: contract.locate(''),
      help: 'Leave the contract out of verify until something of it can be sent to a server; no request was judged.',
    },
  ];
}

function reasonOf({ document, operations }: Contract): string {
  if (operations.length > 0) return 'no request of any operation could be made';
  const { webhooks } = document;
  const hasWebhooks = isObject(webhooks) && Object.keys(webhooks).length > 0;
  return hasWebhooks
    ? 'this contract has webhooks alone, which its publisher sends; --receiver tests who receives them'
    : 'this contract has no operations';
}
