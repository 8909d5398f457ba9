import { headerValue } from '../answer.ts';
import type { Check } from '../check.ts';

/** What refuses a method says which ones there are. */
export const allowHeader: Check = {
  name: 'allow-header',
  title: 'An answer of 405 has an Allow header (RFC 9110, section 15.5.6).',
  help: 'Send Allow with the methods that the path has; an empty one if it has none.',
  run: ({ case: { operation, sends, request }, answer, target }) => {
    if (target === 'mock' || answer.status !== 405 || headerValue(answer, 'allow') !== undefined) return [];
    return [
      {
        message: `${operation.path} answered 405 without Allow to ${sends}.`,
        pointer: operation.pointer.slice(0, operation.pointer.lastIndexOf('/')),
        cause: `${operation.path} ${request.method}`,
      },
    ];
  },
};
