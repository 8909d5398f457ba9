import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/schema/compile.ts';
import { isCaught, offByOne, withoutOne } from './mutants.ts';
import { realisticPlaces } from './realistic.ts';
import { compiled, schemas } from './schemas.ts';

const subjects = [
  ...realisticPlaces.map(({ name, place }) => ({
    name,
    schema: compileSchema(place, { direction: 'request' }),
  })),
  ...Object.entries(schemas).map(([name, schema]) => ({ name, schema: compiled(schema) })),
];

describe.each(subjects)('a server with one bug: $name', ({ schema }) => {
  /** What follows from other constraints cannot be told to be missing. */
  const implied = new Set(
    schema.violations.filter(({ isAlone }) => !isAlone).map(({ constraint }) => constraint),
  );

  test('a constraint that it does not know is found', () => {
    const missed = withoutOne(schema).filter((one) => !implied.has(one.constraint) && !isCaught(schema, one));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  test('a limit that is a step off is found', () => {
    const missed = offByOne(schema).filter((one) => !implied.has(one.constraint) && !isCaught(schema, one));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
