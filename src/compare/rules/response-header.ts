import type { Header, Response } from '../../contract/contract.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { schemaDrafts } from '../schema-drafts.ts';
import { senderOf, severityOfTrend } from '../sender.ts';
import { pairResponses, type ResponsePair } from '../statuses.ts';

/** The headers of answers, and their schemas. */
export const responseHeader: Rule = {
  name: 'response-header',
  title: 'Answers keep the headers that they promised.',
  ofExchange: (pair) => pairResponses(pair).matched.flatMap((responses) => headers(pair, responses)),
};

function headers(pair: ExchangePair, { base, head, status }: ResponsePair): readonly Draft[] {
  return [
    ...base.headers.flatMap((from) => {
      const to = find(head.headers, from);
      return to ? changes(pair, status, from, to) : [removal(pair, base, head, from)];
    }),
    ...head.headers.filter((to) => !find(base.headers, to)).map((to) => addition(base, head, to)),
  ];
}

/** Header names are the same in any case (RFC 9110, section 5.1). */
function find(list: readonly Header[], { name }: Header): Header | undefined {
  return list.find((header) => header.name.toLowerCase() === name.toLowerCase());
}

const about = { direction: 'response', area: 'header', kind: 'header' } as const;

function removal(pair: ExchangePair, base: Response, head: Response, header: Header): Draft {
  const isPromised = header.required && senderOf(pair, 'response') === 'provider';
  return {
    ...about,
    action: 'removed',
    severity: isPromised ? 'breaking' : 'dangerous',
    message: `The header ${header.name} of answer ${base.status} was removed`,
    base: header.pointer,
    head: head.pointer,
    advice: isPromised ? 'Do without it.' : 'Look whether it is relied on.',
  };
}

function addition(base: Response, head: Response, header: Header): Draft {
  return {
    ...about,
    action: 'added',
    severity: 'safe',
    message: `The header ${header.name} of answer ${head.status} was added`,
    base: base.pointer,
    head: header.pointer,
    advice: 'Nothing needs to be done.',
  };
}

function changes(pair: ExchangePair, status: string, base: Header, head: Header): readonly Draft[] {
  const subject = `The header ${head.name} of answer ${status}`;
  const trend = head.required ? 'tightened' : 'loosened';
  const requirement: Draft = {
    ...about,
    kind: 'required',
    action: trend,
    severity: severityOfTrend(senderOf(pair, 'response'), trend),
    message: `${subject} ${head.required ? 'became required' : 'is no longer required'}`,
    base: base.pointer,
    head: head.pointer,
    advice: head.required ? 'Nothing needs to be done.' : 'Be ready for answers without it.',
  };
  const own = base.required === head.required ? [] : [requirement];
  if (base.schema === undefined || head.schema === undefined) return own;
  const payload = {
    area: 'header',
    direction: 'response',
    subject,
    base: base.schema,
    head: head.schema,
  } as const;
  return [...own, ...schemaDrafts(pair, payload)];
}
