import { anything, fails } from '../demand.ts';
import type { Keyword } from '../keyword.ts';

/** `allOf`: every subschema holds (Core 2020-12, section 10.2.1.1). */
export const allOf: Keyword = {
  name: 'allOf',
  types: [],
  assert: (value, site) => indices(value).map((index) => [{ demand: site.demandOf('allOf', index) }]),
  deny: (value, site) => indices(value).map((index) => ({ demand: fails(site.child('allOf', index)) })),
  children: (value, site) =>
    indices(value).map((index) => ({
      node: site.child('allOf', index),
      tokens: ['allOf', String(index)],
      step: undefined,
      also: anything,
      alone: anything,
    })),
};

/** The positions of a keyword's subschemas. */
export function indices(value: unknown): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}
