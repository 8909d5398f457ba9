import { shaped } from '../demand.ts';
import { formatNamed, isFree, meetsFormat } from '../formats/formats.ts';
import type { Json } from '../json.ts';
import type { Format } from '../formats/format.ts';
import type { Edge, Keyword, Site } from '../keyword.ts';
import { only } from './enum.ts';
import { where, type Shape } from '../shape.ts';

/** `format`, asserted (Validation 2020-12, section 7.2.2; OpenAPI 3.1, "Data Types"). */
export const format: Keyword = {
  name: 'format',
  types: ['number', 'string'],
  assert: (name, site) => {
    const known = checkedFormat(name, site);
    return known ? [[{ shape: where(facets(known.type, { formats: [known.key] })) }]] : [];
  },
  deny: (name, site) => {
    const known = checkedFormat(name, site);
    return known ? [{ shape: facets(known.type, { notFormats: [known.key] }) }] : [];
  },
  judge: (name, { node, formats }) => {
    const known = typeof name === 'string' ? formatNamed(name, formats) : undefined;
    return (
      known &&
      ((value, visit) =>
        meetsFormat(known.key, value) || visit.fail(node, 'format', `must match format "${known.name}"`))
    );
  },
  rules: (name, site) => {
    const known = checkedFormat(name, site);
    if (!known) return [];
    const boundaries = [
      { label: `format ${known.name}`, demand: shaped(facets(known.type, { formats: [known.key] })) },
    ];
    const others = {
      label: `not ${known.name}`,
      demand: shaped(facets(known.type, { notFormats: [known.key] })),
    };
    return [
      {
        tokens: [],
        boundaries,
        breaks: [...known.nearMisses.map((value) => nearMiss(value, known.name)), others],
      },
    ];
  },
};

/** A format that some values do not have. */
function checkedFormat(name: Json, { formats }: Site): Format | undefined {
  const known = typeof name === 'string' ? formatNamed(name, formats) : undefined;
  return known && !isFree(known) ? known : undefined;
}

function facets(type: string, of: { formats?: readonly string[]; notFormats?: readonly string[] }): Shape {
  return type === 'number' ? { number: of } : { string: of };
}

function nearMiss(value: string | number, name: string): Edge {
  return { label: `${JSON.stringify(value)} is no ${name}`, demand: shaped(only([value])) };
}
