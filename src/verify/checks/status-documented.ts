import type { Exchange } from '../exchange.ts';
import type { Check } from '../check.ts';

/** Every status that comes back is described. */
export const statusDocumented: Check = {
  name: 'status-documented',
  title: 'Every status that the server answers with is among the responses of the operation.',
  help: 'Describe the response in the contract, in an overlay if the publisher left it out, or correct the server.',
  run: (exchange) => {
    const { operation, sends } = exchange.case;
    const { status } = exchange.answer;
    if (exchange.response || exchange.isMadeUp || isTolerated(exchange)) return [];
    const documented = operation.responses.map((response) => response.status).join(', ');
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}; documented are ${documented || 'no responses'}.`,
        pointer: `${operation.pointer}/responses`,
        cause: `${operation.title} ${status}`,
        expected: documented || 'no response',
        severity: isNobodysFault(exchange) ? 'warning' : 'error',
      },
    ];
  },
};

function isTolerated({ case: { expectation }, answer: { status } }: Exchange): boolean {
  // Other checks speak of every 5xx, of undeclared methods, and of every answer that is not the example asked for.
  if (status >= 500 || expectation.kind === 'example' || expectation.kind === 'method-refused') return true;
  const isRefusable = expectation.kind === 'accepted' && expectation.isRefusable === true;
  if ((expectation.kind === 'read-only' || isRefusable) && isClientError(status)) return true;
  return expectation.kind === 'rejected' && expectation.undocumented.includes(status);
}

// How much is asked of a server (429: RFC 6585, section 4) says something about the run.
function isNobodysFault({ answer: { status } }: Exchange): boolean {
  return status === 429;
}

function isClientError(status: number): boolean {
  return status >= 400 && status < 500;
}
