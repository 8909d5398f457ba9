import { shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { where } from '../shape.ts';

/** `pattern`: found anywhere in the string unless it is anchored (Validation 2020-12, section 6.3.3). */
export const pattern: Keyword = {
  name: 'pattern',
  types: ['string'],
  assert: (value) =>
    typeof value === 'string' ? [[{ shape: where({ string: { patterns: [value] } }) }]] : [],
  deny: (value) => (typeof value === 'string' ? [{ shape: { string: { notPatterns: [value] } } }] : []),
  rules: (value) => {
    if (typeof value !== 'string') return [];
    const label = `does not match ${value}`;
    return [
      {
        tokens: [],
        boundaries: [{ label: `pattern ${value}`, demand: shaped({ string: { patterns: [value] } }) }],
        breaks: [
          { label, demand: shaped({ string: { notPatterns: [value], minLength: 1 } }) },
          { label, demand: shaped({ string: { notPatterns: [value] } }) },
        ],
      },
    ];
  },
};
