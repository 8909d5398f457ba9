import { keywordCases } from '../keyword-laws.ts';

keywordCases('type', [
  {
    schema: { prefixItems: [{ type: 'string' }, { type: 'null' }] },
    valid: [[], ['a'], ['a', null, 1]],
    invalid: [[1], ['a', 2]],
    boundaries: ['string', 'null'],
  },
]);
