import type { Check } from '../check.ts';

/** Credentials are asked for, and looked at. */
export const authenticationEnforced: Check = {
  name: 'authentication-enforced',
  title:
    'A request without the credentials that an operation requires, or with made-up ones, is answered with 401.',
  help: 'Ask for the credentials in the server, or make them optional in the contract.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, response }) => {
    if (expectation.kind !== 'unauthenticated' || status === 401 || status >= 500) return [];
    // Some servers say 403 where HTTP says 401 (RFC 9110, section 15.5.4); described, it is part of the contract.
    if (status === 403 && response) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}; 401 was expected.`,
        pointer: expectation.breaks.pointer,
        cause: expectation.breaks.key,
        expected: '401',
      },
    ];
  },
};
