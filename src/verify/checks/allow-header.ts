import { pathItemPointer } from '../../contract/operations.ts';
import { headerValue } from '../answer.ts';
import type { Check, Failure } from '../check.ts';
import type { Exchange } from '../exchange.ts';

/** What refuses a method says which ones there are. */
export const allowHeader: Check = {
  name: 'allow-header',
  title: 'An answer of 405 has an Allow header, without the refused method (RFC 9110, section 15.5.6).',
  help: 'Send Allow with the methods that the path has; an empty one if it has none.',
  run: (exchange) => {
    const { answer, target } = exchange;
    if (target === 'mock' || answer.status !== 405) return [];
    const value = headerValue(answer, 'allow');
    if (value === undefined) return [failure(exchange, 'without Allow', '')];
    const { method } = exchange.case.request;
    const isListed = value.split(',').some((each) => each.trim() === method);
    return isListed ? [failure(exchange, `with Allow: ${value}, which has ${method},`, ' listed')] : [];
  },
};

function failure({ case: { operation, sends, request } }: Exchange, how: string, kind: string): Failure {
  return {
    message: `${operation.path} answered 405 ${how} to ${sends}.`,
    pointer: pathItemPointer(operation.pointer),
    cause: `${operation.path} ${request.method}${kind}`,
  };
}
