import type { Check } from '../check.ts';

/** Tokens are good for their scopes alone. A server may know better than the token says: it is no more than a warning. */
export const scopesEnforced: Check = {
  name: 'scopes-enforced',
  title: 'A valid request with a token that says that it lacks a required scope is answered with 403.',
  help: 'Ask for the scope in the server (RFC 6750, section 3.1), or take it out of the contract.',
  run: ({ case: { operation, expectation, credentials, sends }, answer: { status }, lackingScopes }) => {
    if (expectation.kind !== 'accepted' || credentials !== 'given' || status >= 300) return [];
    const lacking = lackingScopes?.(operation) ?? [];
    if (lacking.length === 0) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}, whose token lacks the scope ${lacking.join(', ')}.`,
        pointer: operation.pointer,
        cause: operation.title,
        severity: 'warning',
      },
    ];
  },
};
