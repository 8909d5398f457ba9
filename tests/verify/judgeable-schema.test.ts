import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import type { CompiledSchema } from '../../src/schema/schema.ts';
import { judgeable } from '../../src/verify/judgeable-schema.ts';
import { schemasOf } from '../../src/verify/schemas.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve } from '../provider/http.ts';
import { contractWith } from './contract-of.ts';

function compiled(schema: object): CompiledSchema {
  return schemasOf({ a: { ...schema } })('/a', 'request');
}

/** A schema whose validator fails on texts. */
function failing(): CompiledSchema {
  const sound = compiled({ type: ['string', 'integer'], maximum: 9, maxLength: 9 });
  const validate: CompiledSchema['validate'] = (value) => {
    if (typeof value === 'string') throw new TypeError('Cannot set properties of undefined');
    return sound.validate(value);
  };
  return Object.assign(Object.create(sound), { validate });
}

describe('a validator that fails', () => {
  test.each([
    ['it judges what it can', 10, 1],
    ['it has nothing to say about the rest', 'text', 0],
  ])('%s', (_, value, failures) => {
    expect(judgeable(failing(), () => undefined).validate(value)).toHaveLength(failures);
  });

  test('is told of, and makes nothing random any more', () => {
    const reasons: string[] = [];
    const schema = judgeable(failing(), (reason) => reasons.push(reason));
    expect([schema.satisfiable, schema.violating === undefined]).toEqual(['yes', false]);
    schema.validate('text');
    expect(reasons).toEqual(['Cannot set properties of undefined']);
    expect([schema.satisfiable, schema.violating]).toEqual(['unknown', undefined]);
  });

  test('is not taken for a schema that is wrong', () => {
    const wrong = Object.create(failing(), {
      validate: {
        value: () => {
          throw new ExpectedError('no such reference');
        },
      },
    });
    expect(() => judgeable(wrong, () => undefined).validate(1)).toThrow(ExpectedError);
  });
});

/** Ajv fails on this one: an `if` without properties beside `unevaluatedProperties`. */
const troublesome = {
  type: 'object',
  properties: {
    data: {
      type: 'object',
      if: { properties: { kind: { type: 'string' } } },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name
      then: { properties: { name: { type: 'string' } } },
      unevaluatedProperties: { type: 'object', properties: { tag: { type: 'string' } } },
      patternProperties: { '^x-': { type: 'object' } },
      dependentSchemas: { name: { type: 'object', properties: { title: { type: 'string' } } } },
    },
  },
};

test('a schema that ajv cannot judge is judged all the same', async () => {
  const contract = contractWith({
    requestBody: { required: true, content: { 'application/json': { schema: troublesome } } },
    responses: { 204: { description: 'Done' } },
  });
  const provider = await serve(() => ({ status: 204 }));
  const report = await verifyContract(contract, {
    target: { url: provider.url, kind: 'server', credentials: {} },
    seed: 1,
    runs: 10,
  });
  await provider.close();
  const rules = new Set(report.findings.map(({ rule }) => rule));
  expect(rules).toContain('verify/violating-request-rejected');
  expect(rules).not.toContain('verify/schema-judged');
});
