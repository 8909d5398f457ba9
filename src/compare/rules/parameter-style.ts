import type { Parameter } from '../../contract/contract.ts';
import type { Draft } from '../change.ts';
import { pairParameters } from '../parameters.ts';
import type { Rule } from '../rule.ts';
import { isSeparated } from '../separated.ts';

/** How parameters are written: `style`, `explode`, `allowReserved`, and the media type of those with `content`. */
export const parameterStyle: Rule = {
  name: 'parameter-style',
  title: 'Parameters stay written as they were.',
  ofExchange: ({ contracts, base, head }) =>
    pairParameters(base.operation, head.operation).matched.flatMap(({ base: from, head: to }) => {
      // Values without parts on either side are written alike; that the other has some is told of its schema.
      const hasParts = isSeparated(contracts.base, from) && isSeparated(contracts.head, to);
      const texts = [writing(from, hasParts), writing(to, hasParts)] as const;
      return texts[0] === texts[1] ? [] : [draft(from, to, texts)];
    }),
};

/** Style and explode say nothing of values without parts ("Style Examples"), except for the prefixes of two styles. */
function writing(parameter: Parameter, hasParts: boolean): string {
  if (parameter.mediaType !== undefined) return parameter.mediaType;
  const reserved = parameter.allowReserved ? ', reserved characters allowed' : '';
  const isPrefixed = parameter.style === 'label' || parameter.style === 'matrix';
  if (!hasParts) return `${isPrefixed ? parameter.style : 'plain'}${reserved}`;
  return `${parameter.style}, ${parameter.explode ? '' : 'not '}exploded${reserved}`;
}

function draft(base: Parameter, head: Parameter, [before, after]: readonly [string, string]): Draft {
  const onlyAllows = after === `${before}, reserved characters allowed`;
  return {
    direction: 'request',
    area: 'parameter',
    kind: 'style',
    action: onlyAllows ? 'loosened' : 'changed',
    severity: onlyAllows ? 'safe' : 'breaking',
    message: `The ${head.in} parameter "${head.name}" is written otherwise: ${after}, no longer ${before}`,
    base: base.pointer,
    head: head.pointer,
    advice: onlyAllows ? 'Nothing needs to be done.' : 'Write the parameter in the new way.',
  };
}
