import { headerValue } from './answer.ts';
import type { Expectation } from './case.ts';
import type { Exchange } from './exchange.ts';

/** What an answer says about the constraint that its case tries. */
export type Verdict =
  | { readonly outcome: 'accepted' | 'rejected' }
  /** Neither accepted nor rejected as it should be: 5xx, no answer, a 4xx other than 401 without credentials. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** The answer says nothing about the constraint. */
  | { readonly outcome: 'unclear'; readonly reason: string };

/** Reads an answer as acceptance, rejection, failure, or none of them. */
export function verdict(exchange: Exchange): Verdict {
  const { status } = exchange.answer;
  if (status < 400) return { outcome: 'accepted' };
  if (isBusy(exchange)) return { outcome: 'unclear', reason: 'answered 503: it was busy' };
  const reason = unclear(exchange);
  if (reason !== undefined) return { outcome: 'unclear', reason };
  const isRejection = isRightRefusal(exchange.case.expectation, status);
  return isRejection ? { outcome: 'rejected' } : { outcome: 'failed', reason: `answered ${status}` };
}

/**
 * Why a 4xx may be the right answer to a valid request: a server with state knows nothing of a random
 * id, has had enough of repetitions, or gives a documented rule that needs its state as the reason.
 * `undefined` when it is not.
 */
export function needsState({
  target,
  case: { operation, lacks = [] },
  answer: { status },
  body,
  errors,
}: Exchange): string | undefined {
  if (target === 'mock' || status < 400 || status >= 500) return undefined;
  const rule = body.kind === 'json' ? errors.stateRule(operation.title, body.value) : undefined;
  if (rule !== undefined)
    return `answered ${status}: needs state, by the documented rule ${JSON.stringify(rule)}`;
  const lack = lacks.find((each) => status === 404 || status === 410 || each.in !== 'path');
  const isOfState = stateful.has(status) || (unprocessable.has(status) && lack?.in !== 'path');
  return lack && isOfState ? `answered ${status}: ${lack.why}` : stateful.get(status);
}

/** What a server may also answer to the id of something that is not there, where it is not in the path. */
export const unprocessable: ReadonlySet<number> = new Set([400, 422]);

/** Whether a server says when it is there again, as its contract says that it may (RFC 9110, section 15.6.4). */
export function isBusy({ answer, response }: Exchange): boolean {
  return (
    answer.status === 503 && response?.status === '503' && headerValue(answer, 'retry-after') !== undefined
  );
}

const stateful = new Map([
  [403, 'answered 403: needs other permissions'],
  [404, 'answered 404: needs state'],
  [409, 'answered 409: needs other state'],
  [410, 'answered 410: needs state'],
  [412, 'answered 412: needs other state'],
  [423, 'answered 423: needs other state'],
  [429, 'answered 429: asked too often'],
]);

// What refuses valid requests for its own reasons refuses invalid ones for the same; an invalid path
// parameter, though, makes a path that is nowhere.
function unclear(exchange: Exchange): string | undefined {
  const { expectation } = exchange.case;
  if (expectation.kind === 'accepted') return expectation.excuse ?? needsState(exchange);
  if (expectation.kind !== 'rejected' || expectation.breaks.part.startsWith('path.')) return undefined;
  return exchange.answer.status === 401 ? 'answered 401: needs other credentials' : needsState(exchange);
}

function isRightRefusal(expectation: Expectation, status: number): boolean {
  if (expectation.kind === 'unauthenticated') return status === 401 || status === 403;
  return status < 500 || (expectation.kind === 'method-refused' && status === 501);
}
