import type { Parameter } from '../../contract/contract.ts';
import type { Draft } from '../change.ts';
import { pairParameters } from '../parameters.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { severityOfTrend, senderOf } from '../sender.ts';

/** Parameters that are new, gone, required or no longer so. */
export const parameter: Rule = {
  name: 'parameter',
  title: 'No request becomes invalid by parameters that are added, removed or required.',
  ofExchange: (pair) => {
    const { matched, removed, added } = pairParameters(pair.base.operation, pair.head.operation);
    return [
      ...removed.map((gone) => removal(pair, gone)),
      ...added.map((fresh) => addition(pair, fresh)),
      ...matched.flatMap(({ base, head }) => requirement(pair, base, head)),
    ];
  },
};

const about: Pick<Draft, 'direction' | 'area' | 'kind'> = {
  direction: 'request',
  area: 'parameter',
  kind: 'parameter',
};

/** Path parameters come and go with their templates, which pair by shape: only their description can be missing. */
function removal(pair: ExchangePair, { name, in: place, required, pointer }: Parameter): Draft {
  const breaks = senderOf(pair, 'request') === 'provider' && required;
  return {
    ...about,
    action: 'removed',
    severity: breaks ? 'breaking' : 'dangerous',
    message: `The ${place} parameter "${name}" was removed`,
    base: pointer,
    advice: breaks
      ? 'Do without it.'
      : 'Look whether it is relied on: whoever sends it is not heard any more.',
  };
}

function addition(pair: ExchangePair, { name, in: place, required, pointer }: Parameter): Draft {
  const severity =
    required && place !== 'path' ? severityOfTrend(senderOf(pair, 'request'), 'tightened') : 'safe';
  return {
    ...about,
    kind: required ? 'required-parameter' : 'parameter',
    action: 'added',
    severity,
    message: `The ${required ? 'required ' : ''}${place} parameter "${name}" was added`,
    head: pointer,
    advice: severity === 'breaking' ? 'Send it in every request.' : 'Nothing needs to be done.',
  };
}

function requirement(pair: ExchangePair, base: Parameter, head: Parameter): readonly Draft[] {
  if (base.required === head.required) return [];
  const trend = head.required ? 'tightened' : 'loosened';
  const severity = severityOfTrend(senderOf(pair, 'request'), trend);
  return [
    {
      ...about,
      kind: 'required',
      action: trend,
      severity,
      message: `The ${head.in} parameter "${head.name}" ${head.required ? 'became required' : 'is no longer required'}`,
      base: base.pointer,
      head: head.pointer,
      advice: severity === 'breaking' ? 'Send it in every request.' : 'Nothing needs to be done.',
    },
  ];
}
