import type { Check } from '../check.ts';
import { needsState } from '../verdict.ts';

/** What the contract allows is accepted. */
export const validRequestAccepted: Check = {
  name: 'valid-request-accepted',
  title: 'A request that keeps the contract is answered with 2xx or 3xx.',
  help: 'Accept the request, or say in the contract what is wrong with it.',
  run: (exchange) => {
    const { operation, expectation, sends } = exchange.case;
    const { status } = exchange.answer;
    // 5xx has a check of its own.
    if (expectation.kind !== 'accepted' || status < 400 || status >= 500) return [];
    if (expectation.excuse !== undefined || needsState(exchange) !== undefined) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}, which keeps the contract.`,
        pointer: operation.pointer,
        cause: `${operation.title} ${status}`,
        expected: '2xx or 3xx',
      },
    ];
  },
};
