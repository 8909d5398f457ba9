import type { Answer } from './answer.ts';
import type { Case } from './case.ts';
import type { Target } from './options.ts';

/** What an answer says about the constraint that its case tries. */
export type Verdict =
  | { readonly outcome: 'accepted' | 'rejected' }
  /** Neither accepted nor rejected as it should be: 5xx, no answer, a 4xx other than 401 without credentials. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** The answer says nothing about the constraint. */
  | { readonly outcome: 'unclear'; readonly reason: string };

/** Reads an answer as acceptance, rejection, failure, or none of them. */
export function verdict(testCase: Case, answer: Answer, target: Target['kind']): Verdict {
  if (answer.kind === 'not-sent') return { outcome: 'unclear', reason: answer.message };
  if (answer.kind === 'unanswered') return { outcome: 'failed', reason: `the server ${answer.message}` };
  const { status } = answer;
  if (status < 400) return { outcome: 'accepted' };
  const reason = unclear(testCase, status, target);
  if (reason !== undefined) return { outcome: 'unclear', reason };
  return isRightRefusal(testCase, status)
    ? { outcome: 'rejected' }
    : { outcome: 'failed', reason: `answered ${status}` };
}

/**
 * Why a 4xx may be the right answer to a valid request: a server with state knows nothing of a random
 * id, and has had enough of repetitions. `undefined` when it can not.
 */
export function needsState(status: number, target: Target['kind']): string | undefined {
  return target === 'mock' ? undefined : stateful.get(status);
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
function unclear({ expectation }: Case, status: number, target: Target['kind']): string | undefined {
  if (expectation.kind === 'accepted') return expectation.excuse ?? needsState(status, target);
  if (expectation.kind !== 'rejected' || expectation.breaks.part.startsWith('path.')) return undefined;
  return needsState(status, target);
}

function isRightRefusal({ expectation }: Case, status: number): boolean {
  if (expectation.kind === 'unauthenticated') return status === 401 || status === 403;
  return status < 500 || (expectation.kind === 'method-refused' && status === 501);
}
