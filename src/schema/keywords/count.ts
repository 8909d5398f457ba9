import { shaped } from '../demand.ts';
import { isObject, type Json } from '../json.ts';
import type { Edge, Judge, Keyword, Site } from '../keyword.ts';
import { where, type Shape } from '../shape.ts';

/** `minItems`, `maxItems`, `minProperties`, `maxProperties` (Validation 2020-12, sections 6.4 and 6.5). */
export const count: readonly Keyword[] = [
  atLeast('minItems', 'array', (min, max) => ({ array: { minItems: min, maxItems: max } })),
  atMost('maxItems', 'array', (min, max) => ({ array: { minItems: min, maxItems: max } })),
  atLeast('minProperties', 'object', (min, max) => ({ object: { minProperties: min, maxProperties: max } })),
  atMost('maxProperties', 'object', (min, max) => ({ object: { minProperties: min, maxProperties: max } })),
];

type Between = (min: number, max: number) => Shape;

function atLeast(name: string, type: 'array' | 'object', between: Between): Keyword {
  return {
    name,
    types: [type],
    assert: (limit) => (typeof limit === 'number' ? [[{ shape: where(between(limit, Infinity)) }]] : []),
    deny: (limit) => (typeof limit === 'number' ? [{ shape: between(0, limit - 1) }] : []),
    judge: (limit, site) => judged(name, type, limit, site, (size, least) => size >= least, 'fewer'),
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      const breaks = limit > 0 ? [exactly(limit - 1, type, between)] : [];
      return [{ tokens: [], boundaries: [exactly(limit, type, between, `${name} ${limit}`)], breaks }];
    },
  };
}

function atMost(name: string, type: 'array' | 'object', between: Between): Keyword {
  return {
    name,
    types: [type],
    assert: (limit) => (typeof limit === 'number' ? [[{ shape: where(between(0, limit)) }]] : []),
    deny: (limit) => (typeof limit === 'number' ? [{ shape: between(limit + 1, Infinity) }] : []),
    judge: (limit, site) => judged(name, type, limit, site, (size, most) => size <= most, 'more'),
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      const boundaries = [exactly(limit, type, between, `${name} ${limit}`)];
      return [{ tokens: [], boundaries, breaks: [exactly(limit + 1, type, between)] }];
    },
  };
}

function judged(
  name: string,
  type: 'array' | 'object',
  limit: Json,
  { node }: Site,
  holds: (size: number, limit: number) => boolean,
  word: string,
): Judge | undefined {
  if (typeof limit !== 'number') return undefined;
  const message = `must NOT have ${word} than ${limit} ${type === 'array' ? 'items' : 'properties'}`;
  return (value, visit) => {
    const size = sizeOf(value, type);
    return size === undefined || holds(size, limit) || visit.fail(node, name, message);
  };
}

function sizeOf(value: Json, type: 'array' | 'object'): number | undefined {
  if (type === 'array') return Array.isArray(value) ? value.length : undefined;
  return isObject(value) ? Object.keys(value).length : undefined;
}

function exactly(size: number, type: 'array' | 'object', between: Between, label?: string): Edge {
  const [one, many] = type === 'array' ? ['item', 'items'] : ['property', 'properties'];
  return { label: label ?? `${size} ${size === 1 ? one : many}`, demand: shaped(between(size, size)) };
}
