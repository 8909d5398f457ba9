import { headerValue } from '../answer.ts';
import type { Check, Failure } from '../check.ts';
import type { Exchange } from '../exchange.ts';

/** What has no content has none, and what stands for content is asked for. */
export const contentAllowed: Check = {
  name: 'content-allowed',
  title:
    'An answer of 204 or 205 has no content and does not announce any, and 304 answers conditional requests alone (RFC 9110, sections 8.6, 15.3.5, 15.3.6 and 15.4.5).',
  help: 'Answer with another status, or without the content.',
  run: (exchange) => {
    if (exchange.target === 'mock') return [];
    const { status } = exchange.answer;
    if (status === 204) return announced(exchange);
    if (status === 205 && exchange.answer.body.length > 0) return [failure(exchange, 'with content')];
    if (status === 304 && !isConditional(exchange))
      return [failure(exchange, 'though nothing was made conditional,')];
    return [];
  },
};

/** Nobody reads the content of 204, so that it shows by what announces it. */
function announced(exchange: Exchange): readonly Failure[] {
  const length = headerValue(exchange.answer, 'content-length');
  const coding = headerValue(exchange.answer, 'transfer-encoding');
  if (coding !== undefined) return [failure(exchange, `with Transfer-Encoding: ${coding}`)];
  if (length === undefined) return [];
  // Of none it does no harm.
  return [failure(exchange, `with Content-Length: ${length}`, Number(length) === 0 ? 'warning' : 'error')];
}

/** RFC 9110, section 13.1. */
const conditions = new Set([
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
]);

function isConditional({ case: { request, operation } }: Exchange): boolean {
  // A header that the user gives for every request is not in it: what may be conditional is not judged.
  return (
    request.headers.some(([name]) => conditions.has(name.toLowerCase())) ||
    operation.parameters.some(({ name }) => conditions.has(name.toLowerCase()))
  );
}

function failure(
  { case: { operation, sends }, answer: { status }, response }: Exchange,
  how: string,
  severity: 'error' | 'warning' = 'error',
): Failure {
  return {
    message: `${operation.title} answered ${status} ${how} to ${sends}.`,
    pointer: response?.pointer ?? operation.pointer,
    cause: `${operation.title} ${status}`,
    severity,
  };
}
