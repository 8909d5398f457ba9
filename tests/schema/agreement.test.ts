import * as fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { holds } from '../../src/schema/demand.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { compiled } from './schemas.ts';
import { jsonSchemas, values } from './schema-arbitrary.ts';

/** ajv 8.20 judges `unevaluated` keywords wrongly beside `contains` and others, so those are left to the official suite. */
const plainSchemas = jsonSchemas.filter((schema) => !JSON.stringify(schema).includes('"unevaluated'));
const some = { numRuns: 300, seed: 20_260_716 };

test.prop([plainSchemas, fc.array(values, { minLength: 20, maxLength: 20 })], some)(
  'the engine and the validator judge alike',
  (schema, candidates) => {
    const engine = createEngine(schemaGraph({ document: { schema }, pointer: '/schema' }), 'request');
    const whole = holds(engine.graph.root);
    const subject = compiled(schema);
    for (const value of candidates)
      expect([value, engine.accepts(whole, value)]).toEqual([value, subject.validate(value).length === 0]);
  },
);

test.prop([plainSchemas, values], some)(
  'a schema that some value meets is not called unsatisfiable',
  (schema, value) => {
    const schemaOf = compiled(schema);
    fc.pre(schemaOf.validate(value).length === 0);
    expect(schemaOf.satisfiable).not.toBe('no');
  },
);

test.prop([plainSchemas], some)('made values are valid, violations are not', (schema) => {
  const schemaOf = compiled(schema);
  fc.pre(schemaOf.satisfiable === 'yes');
  const made = fc.sample(schemaOf.values, { seed: 1, numRuns: 10 });
  expect(made.filter((value) => schemaOf.validate(value).length > 0)).toEqual([]);
  expect(schemaOf.boundaries.filter(({ value }) => schemaOf.validate(value).length > 0)).toEqual([]);
  expect(schemaOf.violations.filter(({ value }) => schemaOf.validate(value).length === 0)).toEqual([]);
});
