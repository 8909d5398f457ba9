import { describeConstraint } from '../constraint.ts';
import type { Check } from '../check.ts';

/** What the contract forbids is refused. */
export const violatingRequestRejected: Check = {
  name: 'violating-request-rejected',
  title: 'A request that breaks one constraint is answered with 4xx.',
  help: 'Enforce the constraint in the server, or take it out of the contract.',
  run: ({ case: { operation, expectation, sends }, answer: { status } }) => {
    if (expectation.kind !== 'rejected' || status >= 400) return [];
    const { breaks } = expectation;
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}, which breaks ${describeConstraint(breaks)}.`,
        pointer: breaks.pointer,
        cause: breaks.key,
        expected: '4xx',
      },
    ];
  },
};
