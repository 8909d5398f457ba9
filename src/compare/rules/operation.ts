import { isObject, type Json } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { Exchange } from '../exchange.ts';
import type { ContractPair, Rule } from '../rule.ts';

/** Operations, webhooks and callbacks that are new or gone, and paths whose parameters have other names. */
export const operation: Rule = {
  name: 'operation',
  title: 'Operations, webhooks and callbacks stay, or are removed after their sunset.',
  ofContracts: (pair) => [
    ...pair.pairing.removed.map((exchange) => removal(exchange, pair)),
    ...pair.pairing.added.map(addition),
  ],
  ofExchange: ({ base, head }) =>
    base.path === head.path || base.key !== head.key
      ? []
      : [
          {
            direction: 'request',
            area: 'operation',
            kind: 'path-template',
            action: 'renamed',
            severity: 'safe',
            message: `The path ${base.path} is now written ${head.path}`,
            base: base.operation.pointer,
            head: head.operation.pointer,
            advice: 'Nothing needs to be done on the wire; generated clients name the parameters anew.',
          },
        ],
};

function removal(exchange: Exchange, { base, today }: ContractPair): Draft {
  const sunset = sunsetOf(valueAt(base.document, exchange.operation.pointer));
  const isOver = sunset !== undefined && today !== undefined && sunset <= today;
  return {
    direction: 'request',
    area: exchange.kind,
    kind: exchange.kind,
    action: 'removed',
    severity: isOver ? 'safe' : 'breaking',
    operation: exchange.title,
    message: `The ${exchange.kind} was removed${isOver ? `, after its sunset on ${sunset}` : ''}`,
    base: exchange.operation.pointer,
    advice: isOver ? 'Nothing needs to be done by whoever heeded the sunset.' : 'Stop using it.',
  };
}

/** The day on which an operation stops working, as the `x-sunset` extension says it: `2026-01-31`. */
function sunsetOf(described: Json | undefined): string | undefined {
  const sunset = isObject(described) ? described['x-sunset'] : undefined;
  const text = typeof sunset === 'string' ? sunset.slice(0, 10) : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

function addition(exchange: Exchange): Draft {
  return {
    direction: 'request',
    area: exchange.kind,
    kind: exchange.kind,
    action: 'added',
    severity: 'safe',
    operation: exchange.title,
    message: `The ${exchange.kind} was added`,
    head: exchange.operation.pointer,
    advice: 'Nothing needs to be done.',
  };
}
