import type { Response } from '../../contract/contract.ts';
import { bodySchemaDrafts, mediaTypeDrafts } from '../bodies.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { senderOf } from '../sender.ts';
import { bodiesOf, pairResponses, type ResponsePair } from '../statuses.ts';

/** Statuses of answers that are new or gone. */
export const responseStatus: Rule = {
  name: 'response-status',
  title: 'Successful answers keep their statuses.',
  ofExchange: (pair) => {
    const { removed, added, singled } = pairResponses(pair);
    return [
      ...removed.map((response) => removal(pair, response)),
      ...added.map((response) => addition(pair, response)),
      ...singled.map((responses) => singling(pair, responses)),
    ];
  },
};

/** Whoever awaits a success waits in vain when it is gone; an error that is gone is missed by nobody. */
function removal(pair: ExchangePair, { status, pointer }: Response): Draft {
  const isAwaited = isSuccess(status) || senderOf(pair, 'response') === 'consumer';
  return {
    direction: 'response',
    area: 'status',
    kind: 'status',
    action: 'removed',
    severity: isAwaited ? 'breaking' : 'safe',
    message: `The answer ${status} was removed`,
    base: pointer,
    head: pair.head.operation.pointer,
    advice: isAwaited ? 'Look for which answer takes its place.' : 'Nothing needs to be done.',
  };
}

/** Clients must be ready for statuses that they do not know (RFC 9110, section 15). */
function addition({ base }: ExchangePair, { status, pointer }: Response): Draft {
  return {
    direction: 'response',
    area: 'status',
    kind: 'status',
    action: 'added',
    severity: isSuccess(status) ? 'dangerous' : 'safe',
    message: `The answer ${status} was added`,
    base: base.operation.pointer,
    head: pointer,
    advice: isSuccess(status) ? 'Be ready for one more kind of success.' : 'Nothing needs to be done.',
  };
}

/** A status that `default` spoke for: what comes with it now has to be what could come before. */
function singling(pair: ExchangePair, responses: ResponsePair): Draft {
  const draft = addition(pair, responses.head);
  const message = `The answer ${responses.status} was added; until now \`default\` covered it`;
  // Beside other successes, `default` speaks of errors.
  const hasOwn = pair.base.operation.responses.some(({ status }) => isSuccess(status));
  if (isSuccess(responses.status) && hasOwn) return { ...draft, message, base: responses.base.pointer };
  const bodies = bodiesOf(responses);
  const worse = [...mediaTypeDrafts(pair, bodies), ...bodySchemaDrafts(pair, bodies)].find(
    ({ severity }) => severity === 'breaking',
  );
  if (!worse) return { ...draft, message, base: responses.base.pointer };
  return {
    ...draft,
    base: responses.base.pointer,
    severity: 'breaking',
    message: `${message}, with another body`,
    ...(worse.proof && { proof: worse.proof }),
    advice: `Be ready to receive the body of answer ${responses.status} instead of that of \`default\`.`,
  };
}

function isSuccess(status: string): boolean {
  return status.startsWith('2');
}
