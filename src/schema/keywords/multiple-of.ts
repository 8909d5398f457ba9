import { shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { where } from '../shape.ts';
import { multipleTest } from '../types/multiples.ts';

/** `multipleOf` (Validation 2020-12, section 6.2.1). */
export const multipleOf: Keyword = {
  name: 'multipleOf',
  types: ['number'],
  assert: (step) => (isStep(step) ? [[{ shape: where({ number: { multiples: [step] } }) }]] : []),
  deny: (step) => (isStep(step) ? [{ shape: { number: { notMultiples: [step] } } }] : []),
  judge: (step, { node }) => {
    if (!isStep(step)) return undefined;
    const isMultiple = multipleTest(step);
    const message = `must be multiple of ${step}`;
    return (value, visit) =>
      typeof value !== 'number' || isMultiple(value) || visit.fail(node, 'multipleOf', message);
  },
  rules: (step) => {
    if (!isStep(step)) return [];
    return [
      {
        tokens: [],
        boundaries: [{ label: `multiple of ${step}`, demand: shaped({ number: { multiples: [step] } }) }],
        breaks: [
          {
            label: `between multiples of ${step}`,
            demand: shaped({ number: { multiples: [step / 2], notMultiples: [step] } }),
          },
          { label: `no multiple of ${step}`, demand: shaped({ number: { notMultiples: [step] } }) },
        ],
      },
    ];
  },
};

function isStep(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}
