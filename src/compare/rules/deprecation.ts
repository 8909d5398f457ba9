import { isObject, type Json } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { Exchange } from '../exchange.ts';
import { pairParameters } from '../parameters.ts';
import type { ExchangePair, Rule } from '../rule.ts';

/** `deprecated` and the `x-sunset` extension of operations and parameters. */
export const deprecation: Rule = {
  name: 'deprecation',
  title: 'Deprecation is announced, and a sunset that was announced is not moved forward.',
  ofExchange: (pair) => [...deprecated(pair), ...deprecatedParameters(pair), ...sunset(pair)],
};

function deprecated({ base, head }: ExchangePair): readonly Draft[] {
  const isDeprecated = head.operation.deprecated;
  if (base.operation.deprecated === isDeprecated) return [];
  return [
    {
      direction: 'request',
      area: base.kind,
      kind: 'deprecated',
      action: isDeprecated ? 'added' : 'removed',
      severity: 'safe',
      message: isDeprecated ? 'It is deprecated' : 'It is no longer deprecated',
      ...places(base, head, 'deprecated'),
      advice: isDeprecated ? 'Plan to move away from it.' : 'Nothing needs to be done.',
    },
  ];
}

function deprecatedParameters({ base, head }: ExchangePair): readonly Draft[] {
  const { matched } = pairParameters(base.operation, head.operation);
  return matched
    .filter(({ base: from, head: to }) => from.deprecated !== to.deprecated)
    .map(({ base: from, head: to }) => ({
      direction: 'request',
      area: 'parameter',
      kind: 'deprecated',
      action: to.deprecated ? 'added' : 'removed',
      severity: 'safe',
      message: `The ${to.in} parameter "${to.name}" is ${to.deprecated ? 'deprecated' : 'no longer deprecated'}`,
      base: from.pointer,
      head: to.pointer,
      advice: to.deprecated ? 'Plan to do without it.' : 'Nothing needs to be done.',
    }));
}

function sunset({ contracts, base, head }: ExchangePair): readonly Draft[] {
  const before = sunsetAt(contracts.base.document, base);
  const after = sunsetAt(contracts.head.document, head);
  if (before === after || after === undefined) return [];
  const isEarlier = before !== undefined && after < before;
  return [
    {
      direction: 'request',
      area: base.kind,
      kind: 'sunset',
      action: before === undefined ? 'added' : 'changed',
      severity: isEarlier ? 'dangerous' : 'safe',
      message: before === undefined ? `It ends on ${after}` : `It ends on ${after}, no longer on ${before}`,
      ...places(base, head, 'x-sunset'),
      advice: `Move away from it before ${after}.`,
    },
  ];
}

function sunsetAt(document: Json, { operation }: Exchange): string | undefined {
  const described = valueAt(document, operation.pointer);
  const value = isObject(described) ? described['x-sunset'] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function places(base: Exchange, head: Exchange, field: string): { base: string; head: string } {
  return {
    base: appendPointer(base.operation.pointer, field),
    head: appendPointer(head.operation.pointer, field),
  };
}
