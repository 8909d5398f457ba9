import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/schema/compile.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { targetsOf } from './targets.ts';
import { realisticPlaces } from './realistic.ts';

describe.each(realisticPlaces)('$name', ({ place }) => {
  const schema = compileSchema(place, { direction: 'request' });
  const values = fc.sample(schema.values, { seed: 1, numRuns: 200 });

  test('is satisfiable and fully supported', () => {
    expect([schema.satisfiable, schema.unsupported]).toEqual(['yes', []]);
  });

  test('values are valid', () => {
    expect(values.filter((value) => schema.validate(value).length > 0)).toEqual([]);
  });

  test('200 values come to nearly every edge', () => {
    const targets = targetsOf(createEngine(schemaGraph(place), 'request'));
    const missed = targets.filter((target) => !values.some((value) => target.isReached(value)));
    expect(missed.map(({ keywordPath, label }) => `${keywordPath} ${label}`)).toEqual([]);
  });

  test('there is a boundary for every edge', () => {
    const targets = targetsOf(createEngine(schemaGraph(place), 'request'));
    expect(schema.boundaries).toHaveLength(targets.length);
  });

  test('every constraint has a violation', () => {
    const broken = new Set(schema.violations.map(({ constraint }) => constraint));
    expect(
      schema.constraints
        .filter((constraint) => !broken.has(constraint))
        .map(({ keywordPath }) => keywordPath),
    ).toEqual([]);
  });
});
