import { shaped } from '../demand.ts';
import { formatNamed } from '../formats/formats.ts';
import type { Edge, Keyword } from '../keyword.ts';
import { where, type Shape } from '../shape.ts';

/** `format`, asserted (Validation 2020-12, section 7.2.2; OpenAPI 3.1, "Data Types"). */
export const format: Keyword = {
  name: 'format',
  types: ['number', 'string'],
  assert: (name) => {
    const known = typeof name === 'string' ? formatNamed(name) : undefined;
    return known ? [[{ shape: where(facets(known.type, { formats: [known.name] })) }]] : [];
  },
  deny: (name) => {
    const known = typeof name === 'string' ? formatNamed(name) : undefined;
    return known ? [{ shape: facets(known.type, { notFormats: [known.name] }) }] : [];
  },
  rules: (name) => {
    const known = typeof name === 'string' ? formatNamed(name) : undefined;
    if (!known || (known.pattern === undefined && !known.name.startsWith('int'))) return [];
    const boundaries = [
      { label: `format ${known.name}`, demand: shaped(facets(known.type, { formats: [known.name] })) },
    ];
    const others = {
      label: `not ${known.name}`,
      demand: shaped(facets(known.type, { notFormats: [known.name] })),
    };
    return [
      {
        tokens: [],
        boundaries,
        breaks: [...known.nearMisses.map((text) => nearMiss(text, known.name)), others],
      },
    ];
  },
};

function facets(type: string, of: { formats?: readonly string[]; notFormats?: readonly string[] }): Shape {
  return type === 'number' ? { number: of } : { string: of };
}

function nearMiss(text: string, name: string): Edge {
  return { label: `${JSON.stringify(text)} is no ${name}`, demand: shaped({ string: { among: [text] } }) };
}
