import type { RequestBody } from '../../contract/contract.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { senderOf, severityOfTrend } from '../sender.ts';

/** Whether there is a request body, and whether it is required. */
export const requestBody: Rule = {
  name: 'request-body',
  title: 'Request bodies are not removed, and not required where they were not.',
  ofExchange: (pair) => {
    const [base, head] = [pair.base.operation.requestBody, pair.head.operation.requestBody];
    if (base && head) return base.required === head.required ? [] : [requirement(pair, base, head)];
    if (base) return [removal(pair, base)];
    return head ? [addition(pair, head)] : [];
  },
};

const about = { direction: 'request', area: 'body', kind: 'body' } as const;

function requirement(pair: ExchangePair, base: RequestBody, head: RequestBody): Draft {
  const trend = head.required ? 'tightened' : 'loosened';
  const severity = severityOfTrend(senderOf(pair, 'request'), trend);
  return {
    ...about,
    kind: 'required',
    action: trend,
    severity,
    message: `The request body ${head.required ? 'became required' : 'is no longer required'}`,
    base: base.pointer,
    head: head.pointer,
    advice: severity === 'safe' ? 'Nothing needs to be done.' : 'Send a body in every request.',
  };
}

function removal(pair: ExchangePair, base: RequestBody): Draft {
  const breaks = senderOf(pair, 'request') === 'provider' && base.required;
  return {
    ...about,
    action: 'removed',
    severity: breaks ? 'breaking' : 'dangerous',
    message: 'The request body was removed',
    base: base.pointer,
    advice: 'Look whether what it says is relied on: nobody reads it any more.',
  };
}

function addition(pair: ExchangePair, head: RequestBody): Draft {
  const severity = head.required ? severityOfTrend(senderOf(pair, 'request'), 'tightened') : 'safe';
  return {
    ...about,
    action: 'added',
    severity,
    message: `A ${head.required ? 'required ' : ''}request body was added`,
    head: head.pointer,
    advice: severity === 'breaking' ? 'Send a body in every request.' : 'Nothing needs to be done.',
  };
}
