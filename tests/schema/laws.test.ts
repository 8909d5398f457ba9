import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../src/schema/json-equal.ts';
import { compiled, schemas } from './schemas.ts';

describe.each(Object.keys(schemas))('%s', (name) => {
  const schema = compiled(schemas[name] ?? true);
  const sample = (seed: number, numRuns = 200) => fc.sample(schema.values, { seed, numRuns });

  test('values are valid', () => {
    expect(sample(1).filter((value) => schema.validate(value).length > 0)).toEqual([]);
  });

  test('the same seed gives the same values', () => {
    expect(sample(7)).toEqual(sample(7));
  });

  test('values shrink to something valid that is no longer', () => {
    const seen: string[] = [];
    const result = fc.check(
      fc.property(schema.values, (value) => {
        seen.push(canonicalText(value));
        return false;
      }),
      { seed: 3, numRuns: 1 },
    );
    const [smallest] = result.counterexample ?? [];
    expect(schema.validate(smallest ?? null)).toEqual([]);
    expect(canonicalText(smallest ?? null).length).toBeLessThanOrEqual(seen[0]?.length ?? 0);
  });

  test('boundaries are valid', () => {
    expect(schema.boundaries.filter(({ value }) => schema.validate(value).length > 0)).toEqual([]);
  });

  test('violations are wrong at the claimed place, by the claimed keyword', () => {
    const wrong = schema.violations.filter(({ value, constraint, instancePointer }) => {
      const failures = schema
        .validate(value)
        .filter(({ schemaPointer }) => schemaPointer === constraint.schemaPointer);
      return !failures.some((failure) => failure.instancePointer === instancePointer);
    });
    expect(wrong).toEqual([]);
  });

  test('random violations are invalid', () => {
    const { violating } = schema;
    for (const { value } of violating ? fc.sample(violating, { seed: 5, numRuns: 50 }) : [])
      expect(schema.validate(value)).not.toEqual([]);
  });

  test('constraints have paths of their own', () => {
    const paths = schema.constraints.map(({ keywordPath }) => keywordPath);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
