import type { Check } from '../check.ts';
import { isBusy } from '../verdict.ts';

/** No request makes the server fail. */
export const noServerError: Check = {
  name: 'no-server-error',
  title: 'No request is answered with 5xx.',
  help: 'Look in the log of the server for what went wrong, and answer requests that it cannot serve with 4xx.',
  run: (exchange) => {
    const { operation, expectation, sends } = exchange.case;
    const { target, response } = exchange;
    const { status } = exchange.answer;
    if (status < 500 || expectation.kind === 'example') return [];
    // A mock answers what is described, also where that is nothing but 5xx.
    if (target === 'mock' && response?.status === String(status)) return [];
    // RFC 9110, section 15.6.2: the answer to a method that the server knows for no resource.
    if (status === 501 && expectation.kind === 'method-refused') return [];
    if (isBusy(exchange)) return [];
    const message = `${operation.title} answered ${status} to ${sends}.`;
    // A mock that fails says more about itself than about the contract.
    const severity = target === 'mock' ? 'warning' : 'error';
    return [{ message, pointer: operation.pointer, cause: `${operation.title} ${status}`, severity }];
  },
};
