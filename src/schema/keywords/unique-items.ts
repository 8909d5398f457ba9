import { shaped } from '../demand.ts';
import { areDistinct } from '../json-equal.ts';
import type { Keyword } from '../keyword.ts';
import { where } from '../shape.ts';

const repeated = { array: { repeated: true, minItems: 2 } };

/** `uniqueItems`: no item comes twice (Validation 2020-12, section 6.4.3). */
export const uniqueItems: Keyword = {
  name: 'uniqueItems',
  types: ['array'],
  assert: (value) => (value === true ? [[{ shape: where({ array: { unique: true } }) }]] : []),
  deny: (value) => (value === true ? [{ shape: repeated }] : []),
  judge: (value, { node }) =>
    value === true
      ? (list, visit) =>
          !Array.isArray(list) ||
          areDistinct(list) ||
          visit.fail(node, 'uniqueItems', 'must NOT have duplicate items')
      : undefined,
  rules: (value) => {
    if (value !== true) return [];
    const boundaries = [
      { label: 'distinct items', demand: shaped({ array: { unique: true, minItems: 2 } }) },
    ];
    return [{ tokens: [], boundaries, breaks: [{ label: 'an item twice', demand: shaped(repeated) }] }];
  },
};
