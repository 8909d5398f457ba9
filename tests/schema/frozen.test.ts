import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSchema } from '../../src/schema/compile.ts';
import { realisticPlaces } from './realistic.ts';

/**
 * A seed gives the same values from one release to the next, so that a failure can be replayed after an
 * upgrade. When a change of these is meant, say so in the changelog and run `vitest -u`.
 */
test.each(realisticPlaces)('the values of $name under a given seed', ({ place }) => {
  const { values } = compileSchema(place, { direction: 'request' });
  expect(fc.sample(values, { seed: 42, numRuns: 3 })).toMatchSnapshot();
});
