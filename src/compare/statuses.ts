import type { Response } from '../contract/contract.ts';
import type { Bodies } from './bodies.ts';
import type { ExchangePair } from './rule.ts';

/** The responses of the two sides of an exchange. */
export interface ResponsePairs {
  readonly matched: readonly { readonly base: Response; readonly head: Response }[];
  readonly removed: readonly Response[];
  readonly added: readonly Response[];
}

/**
 * Pairs responses by status: the same one, or the range or default that covers it ("Responses Object"). An
 * answer with a status that only one side names is judged by what the other says of it.
 */
export function pairResponses({ base, head }: ExchangePair): ResponsePairs {
  const [before, after] = [base.operation.responses, head.operation.responses];
  const kept = before.map((from) => ({ base: from, head: covering(from.status, after) }));
  const fresh = after.filter(({ status }) => !before.some((from) => sameStatus(from.status, status)));
  const covered = fresh.map((to) => ({ base: covering(to.status, before), head: to }));
  return {
    matched: [...kept, ...covered].flatMap(({ base: from, head: to }) =>
      from && to ? [{ base: from, head: to }] : [],
    ),
    removed: kept.filter(({ head: to }) => !to).map(({ base: from }) => from),
    added: covered.filter(({ base: from }) => !from).map(({ head: to }) => to),
  };
}

function covering(status: string, candidates: readonly Response[]): Response | undefined {
  const wanted = [status, `${status.slice(0, 1)}XX`, 'default'];
  return wanted
    .map((name) => candidates.find((candidate) => sameStatus(candidate.status, name)))
    .find((found) => found !== undefined);
}

function sameStatus(left: string, right: string): boolean {
  return left.toUpperCase() === right.toUpperCase();
}

/** The response bodies of an exchange, status by status. */
export function responseBodies(pair: ExchangePair): readonly Bodies[] {
  return pairResponses(pair).matched.map(({ base, head }) => ({
    direction: 'response',
    subject: `The body of answer ${base.status}`,
    base: base.content,
    head: head.content,
    baseOwner: base.pointer,
    headOwner: head.pointer,
  }));
}
