import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { holds } from '../../src/schema/demand.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { values } from './schema-arbitrary.ts';

/** Schemas that ajv 8.20 judges wrongly: the engine is right about them, says another validator. */
test.each<JsonObject>([
  { contains: true, unevaluatedItems: false },
  { contains: { type: 'string' }, unevaluatedItems: false },
  { allOf: [{ contains: { uniqueItems: true } }], unevaluatedItems: false },
  { prefixItems: [true], contains: { type: 'integer' }, unevaluatedItems: { type: 'string' } },
  {
    anyOf: [{ properties: { a: true }, required: ['a'] }, { properties: { b: true } }],
    unevaluatedProperties: false,
  },
  {
    if: { properties: { a: { type: 'integer' } }, required: ['a'] },
    else: { properties: { b: true } },
    unevaluatedProperties: false,
  },
])('%j', async (schema) => {
  const uri = 'https://second.example/schema';
  registerSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, uri);
  const judge = await validate(uri);
  unregisterSchema(uri);
  const engine = createEngine(schemaGraph({ document: { schema }, pointer: '/schema' }), 'request');
  const candidates = fc.sample(values, { seed: 1, numRuns: 400 });
  const wrong = candidates.filter(
    (value) => engine.accepts(holds(engine.graph.root), value) !== judge(value).valid,
  );
  expect(wrong).toEqual([]);
});
