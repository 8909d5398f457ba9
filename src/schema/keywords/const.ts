import { shaped } from '../demand.ts';
import { jsonEqual } from '../json-equal.ts';
import { jsonTypes } from '../json-type.ts';
import type { Keyword } from '../keyword.ts';
import { anythingBut, nearMisses, only } from './enum.ts';

/** `const`: exactly this value (Validation 2020-12, section 6.1.3). */
export const constKeyword: Keyword = {
  name: 'const',
  types: jsonTypes,
  assert: (value) => [[{ shape: only([value]) }]],
  deny: (value) => [{ shape: anythingBut([value]) }],
  judge:
    (value, { node }) =>
    (instance, visit) =>
      jsonEqual(value, instance) || visit.fail(node, 'const', 'must be equal to constant'),
  rules: (value) => [
    {
      tokens: [],
      boundaries: [{ label: `const ${JSON.stringify(value)}`, demand: shaped(only([value])) }],
      breaks: nearMisses([value]),
    },
  ],
};
