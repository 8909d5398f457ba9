import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { compileSchema } from '../../../src/schema/compile.ts';
import { compareSchemas, type Containment } from '../../../src/schema/containment/contains.ts';
import type { SchemaPlace } from '../../../src/schema/schema.ts';
import { placed, schemas } from './random-schemas.ts';

const settings = { numRuns: 60, seed: 1 };

function compare(inner: SchemaPlace, outer: SchemaPlace): Containment {
  return compareSchemas(inner, outer, { direction: 'response' });
}

function isValid(place: SchemaPlace, value: Json): boolean {
  return compileSchema(place, { direction: 'response' }).validate(value).length === 0;
}

/** A few values of a schema, as another part of the engine makes them. */
function valuesOf(place: SchemaPlace): readonly Json[] {
  const compiled = compileSchema(place, { direction: 'response' });
  return compiled.satisfiable === 'yes' ? fc.sample(compiled.values, { seed: 2, numRuns: 20 }) : [];
}

describe('whatever the schemas S and T are', () => {
  property.prop([schemas], settings)('S is contained in S', ({ schema, other }) => {
    expect(compare(placed(schema, other), placed(schema, other)).verdict).toBe('contained');
  });

  property.prop([schemas], settings)('S is contained in S said otherwise', ({ schema, other }) => {
    const otherwise = { allOf: [{ not: { not: { $ref: '#/apart' } } }, true] };
    const outer = placed(otherwise, other, { apart: schema });
    expect(compare(placed(schema, other), outer).verdict).not.toBe('not-contained');
  });

  property.prop([schemas, schemas], settings)('S and T is contained in S', (one, two) => {
    const inner = placed({ allOf: [one.schema, two.schema] }, one.other);
    expect(compare(inner, placed(one.schema, one.other)).verdict).not.toBe('not-contained');
  });

  property.prop([schemas, schemas], settings)('S is contained in S or T', (one, two) => {
    const outer = placed({ anyOf: [two.schema, one.schema] }, one.other);
    expect(compare(placed(one.schema, one.other), outer).verdict).not.toBe('not-contained');
  });

  property.prop([schemas, schemas], settings)('no value shows an answer to be wrong', (one, two) => {
    const [inner, outer] = [placed(one.schema, one.other), placed(two.schema, two.other)];
    const answer = compare(inner, outer);
    if (answer.verdict === 'not-contained') {
      expect([isValid(inner, answer.witness), isValid(outer, answer.witness)]).toEqual([true, false]);
      expect(answer.failures.length).toBeGreaterThan(0);
    }
    const broken =
      answer.verdict === 'contained' ? valuesOf(inner).filter((value) => !isValid(outer, value)) : [];
    expect(broken).toEqual([]);
  });

  property.prop([schemas, schemas], { ...settings, numRuns: 20 })(
    'the answer is the same twice',
    (one, two) => {
      const again = () => compare(placed(one.schema, one.other), placed(two.schema, two.other));
      expect(again()).toEqual(again());
    },
  );
});

describe('known tightenings are found', () => {
  const parts = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    schemas.map(({ schema }) => schema),
    { maxKeys: 3 },
  );

  property.prop([parts], settings)('a property becomes required', (properties) => {
    const open = { type: 'object', properties };
    const inner = placed(open, true);
    const answer = compare(inner, placed({ ...open, required: ['z'] }, true));
    expect(answer).toMatchObject({ verdict: 'not-contained', failures: [{ keyword: 'required' }] });
  });

  property.prop([fc.nat(20), fc.nat(20), fc.nat(20)], settings)(
    'a bound becomes narrower',
    (low, width, less) => {
      const range = (maximum: number) => placed({ type: 'integer', minimum: low, maximum }, true);
      const answer = compare(range(low + width + less), range(low + width));
      expect(answer.verdict).toBe(less > 0 ? 'not-contained' : 'contained');
    },
  );

  property.prop([fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 6 })], settings)(
    'a value is no longer listed',
    (values) => {
      const [first = '', ...rest] = values;
      expect(compare(placed({ enum: values }, true), placed({ enum: rest }, true))).toMatchObject({
        verdict: 'not-contained',
        witness: first,
      });
    },
  );
});
