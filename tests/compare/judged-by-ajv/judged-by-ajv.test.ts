import { test } from '@fast-check/vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Change } from '../../../src/compare/change.ts';
import type { Json, JsonObject } from '../../../src/json.ts';
import { compileSchema } from '../../../src/schema/compile.ts';
import { requestChanges, responseChanges } from '../changes-of.ts';
import { changedAt } from './places.ts';
import { randomSchema, randomValue } from './random-schema.ts';
import { rewritings } from './rewritings.ts';
import { isSent } from './sent.ts';

// What compare says of random changes of random schemas, judged by ajv, which compare does not use to judge them:
// no payload that ajv knows may contradict a verdict, and every witness has to be one for ajv.

const place = fc.nat(20);
const ways = ['request', 'response'] as const;
type Way = (typeof ways)[number];

function changesOf(way: Way, base: Json, head: Json): readonly Change[] {
  return way === 'request' ? requestChanges(base, head) : responseChanges(base, head);
}

function accepts(schema: Json): (value: Json) => boolean {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, ownProperties: true, logger: false });
  const validate = ajv.compile(Object(schema));
  return (value) => validate(value);
}

function valuesOf(schema: JsonObject, way: Way): readonly Json[] {
  const compiled = compileSchema({ document: { schema }, pointer: '/schema' }, { direction: way });
  return compiled.satisfiable === 'yes' ? fc.sample(compiled.values, { numRuns: 15, seed: 1 }) : [];
}

test.prop([randomSchema, fc.constantFrom(...Object.keys(rewritings)), place, fc.constantFrom(...ways)], {
  numRuns: 100,
})('a schema that is written otherwise anywhere is no change', (schema, name, at, way) => {
  const written = changedAt(schema, at, (part) => rewritings[name]?.(part) ?? part);
  expect(changesOf(way, schema, written)).toEqual([]);
  expect(changesOf(way, written, schema)).toEqual([]);
});

test.prop([randomSchema, randomSchema, place, fc.array(randomValue, { maxLength: 30 })], { numRuns: 60 })(
  'no payload contradicts what is said of a change anywhere',
  (base, other, at, values) => {
    const head = Object(changedAt(base, at, () => other));
    const isValid = { base: accepts(base), head: accepts(head) };
    for (const way of ways) {
      const [sender, receiver] =
        way === 'request' ? (['base', 'head'] as const) : (['head', 'base'] as const);
      const changes = changesOf(way, base, head);
      for (const { proof } of changes) {
        if (proof.kind !== 'witness') continue;
        expect([proof.payload, isValid[sender](proof.payload), isValid[receiver](proof.payload)]).toEqual([
          proof.payload,
          true,
          false,
        ]);
      }
      if (changes.some(({ severity }) => severity === 'breaking')) continue;
      const sent = sender === 'base' ? base : head;
      const payloads = [...values, ...valuesOf(sent, way)].filter((value) => isValid[sender](value));
      expect(payloads.filter((value) => isSent([sent], value) && !isValid[receiver](value))).toEqual([]);
    }
  },
);
