import { headerValue } from '../answer.ts';
import type { Check } from '../check.ts';

/**
 * What asks for credentials says which (RFC 9110, section 15.5.2). Whoever describes nothing but API keys has no scheme
 * of HTTP to name: there it is no more than a warning.
 */
export const wwwAuthenticate: Check = {
  name: 'www-authenticate',
  title: 'An answer of 401 has a WWW-Authenticate header (RFC 9110, section 15.5.2).',
  help: 'Send WWW-Authenticate with a challenge, such as Bearer or Basic realm="…".',
  run: ({ case: { operation, sends }, answer, target }) => {
    if (target === 'mock' || answer.status !== 401) return [];
    if (headerValue(answer, 'www-authenticate') !== undefined) return [];
    const schemes = operation.security.flatMap((requirement) => requirement.schemes);
    const isOfHttp = schemes.length === 0 || schemes.some(({ type }) => type !== 'apiKey');
    return [
      {
        message: `${operation.title} answered 401 without WWW-Authenticate to ${sends}.`,
        pointer: operation.pointer,
        // What asks for credentials does so for all operations alike.
        cause: schemes.map(({ name }) => name).join(' '),
        severity: isOfHttp ? 'error' : 'warning',
      },
    ];
  },
};
