import type { Response } from '../contract/contract.ts';
import type { Bodies } from './bodies.ts';
import type { ExchangePair } from './rule.ts';

/** A response of the base, and the one of the head that says what comes in its place. */
export interface ResponsePair {
  readonly base: Response;
  readonly head: Response;
  /** The status to speak of: the narrower of the two. */
  readonly status: string;
}

/** The responses of the two sides of an exchange. */
export interface ResponsePairs {
  readonly matched: readonly ResponsePair[];
  readonly removed: readonly Response[];
  readonly added: readonly Response[];
  /** Responses that are new, and that `default` spoke for until now. */
  readonly singled: readonly ResponsePair[];
}

/**
 * Pairs responses by status: the same one, or the range or default that covers it ("Responses Object"). A
 * status that only the head names is judged by the range that covered it; a range that gave way to statuses within
 * it by these.
 */
export function pairResponses({ base, head }: ExchangePair): ResponsePairs {
  const [before, after] = [base.operation.responses, head.operation.responses];
  const kept = before.map((from) => ({ base: from, head: covering(from.status, after) }));
  const fresh = after.filter(({ status }) => !before.some((from) => sameStatus(from.status, status)));
  const covered = fresh.map((to) => ({ base: covering(to.status, before), head: to }));
  const inRange = covered.filter(({ base: from }) => from !== undefined && !isDefault(from));
  const singled = covered.filter(({ base: from }) => from !== undefined && isDefault(from));
  const gone = kept.filter(
    ({ base: from, head: to }) => !to && !after.some(({ status }) => isWithin(status, from.status)),
  );
  return {
    matched: [...complete(kept, 'base'), ...complete(inRange, 'head')],
    removed: gone.map(({ base: from }) => from),
    added: covered.filter(({ base: from }) => !from).map(({ head: to }) => to),
    singled: complete(singled, 'head'),
  };
}

function complete(
  pairs: readonly { readonly base: Response | undefined; readonly head: Response | undefined }[],
  named: 'base' | 'head',
): readonly ResponsePair[] {
  return pairs.flatMap(({ base, head }) =>
    base && head ? [{ base, head, status: (named === 'base' ? base : head).status }] : [],
  );
}

function covering(status: string, candidates: readonly Response[]): Response | undefined {
  const wanted = [status, `${status.slice(0, 1)}XX`, 'default'];
  return wanted
    .map((name) => candidates.find((candidate) => sameStatus(candidate.status, name)))
    .find((found) => found !== undefined);
}

function isWithin(status: string, range: string): boolean {
  return range.toUpperCase() === `${status.slice(0, 1)}XX`;
}

function isDefault({ status }: Response): boolean {
  return sameStatus(status, 'default');
}

function sameStatus(left: string, right: string): boolean {
  return left.toUpperCase() === right.toUpperCase();
}

/** The response bodies of an exchange, status by status. */
export function responseBodies(pair: ExchangePair): readonly Bodies[] {
  return pairResponses(pair).matched.map(bodiesOf);
}

/** The bodies of a pair of responses. */
export function bodiesOf({ base, head, status }: ResponsePair): Bodies {
  return {
    direction: 'response',
    subject: `The body of answer ${status}`,
    base: base.content,
    head: head.content,
    baseOwner: base.pointer,
    headOwner: head.pointer,
  };
}
