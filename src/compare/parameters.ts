import type { Operation, Parameter } from '../contract/contract.ts';
import { templateNames } from './template-shape.ts';

/** The parameters of the two sides of an exchange. */
export interface ParameterPairs {
  readonly matched: readonly { readonly base: Parameter; readonly head: Parameter }[];
  readonly removed: readonly Parameter[];
  readonly added: readonly Parameter[];
}

/**
 * Pairs parameters by place and name; those of the path by their position in the template, as callers never
 * see their names. Header names are the same in any case (RFC 9110, section 5.1).
 */
export function pairParameters(base: Operation, head: Operation): ParameterPairs {
  const [before, after] = [keyed(base), keyed(head)];
  return {
    matched: [...before].flatMap(([key, from]) => {
      const to = after.get(key);
      return to ? [{ base: from, head: to }] : [];
    }),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, parameter]) => parameter),
    added: [...after].filter(([key]) => !before.has(key)).map(([, parameter]) => parameter),
  };
}

function keyed({ parameters, path }: Operation): ReadonlyMap<string, Parameter> {
  const names = templateNames(path);
  const spoken = parameters.filter((parameter) => !isIgnored(parameter));
  return new Map(spoken.map((parameter) => [keyOf(parameter, names), parameter]));
}

function keyOf({ in: place, name }: Parameter, templated: readonly string[]): string {
  if (place === 'path') return `path ${templated.includes(name) ? templated.indexOf(name) : name}`;
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

/** "Parameter Object": header parameters of these names are ignored. */
function isIgnored({ in: place, name }: Parameter): boolean {
  return place === 'header' && ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());
}
