import { fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import type { Contract } from '../../src/contract/contract.ts';
import type { Json } from '../../src/json.ts';
import { nameTypes } from '../../src/pack/named-types.ts';
import { packageSources } from '../../src/pack/package-sources.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import type { Violation } from '../../src/schema/schema.ts';
import { complaints } from '../generate/compile.ts';
import { contractOf } from '../generate/contract-of.ts';
import { shopDocument } from './shop.ts';

const root = new URL('../..', import.meta.url).pathname;
const telnyx = await loadContract(`${root}/spec/telnyx-phone-numbers`, { root });

/** What generators of types are known to get wrong. */
const awkward = contractOf({
  components: {
    schemas: {
      Tags: { type: 'array', items: { enum: ['a', 'b'] } },
      MaybeKind: { enum: ['a', null] },
      Pair: {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: 'integer' }],
        items: false,
        minItems: 2,
      },
      Counts: { type: 'object', additionalProperties: { type: 'integer' } },
      Labelled: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' } },
        additionalProperties: { type: 'integer' },
      },
      Closed: {
        type: 'object',
        properties: { a: { type: 'string' } },
        additionalProperties: false,
        required: ['a'],
      },
      Either: {
        anyOf: [{ type: 'string' }, { type: 'object', required: ['x'], properties: { x: { type: 'null' } } }],
      },
      Both: {
        allOf: [
          { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
          { type: 'object', required: ['b'], properties: { b: { type: ['integer', 'null'] } } },
        ],
      },
      Payment: {
        oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }],
        discriminator: {
          propertyName: 'kind',
          mapping: { card: '#/components/schemas/Card', bank: '#/components/schemas/Bank' },
        },
      },
      Card: {
        type: 'object',
        required: ['kind', 'number'],
        properties: { kind: { const: 'card' }, number: { type: 'string' } },
      },
      Bank: {
        type: 'object',
        required: ['kind', 'iban'],
        properties: { kind: { const: 'bank' }, iban: { type: 'string' } },
      },
      Tree: {
        type: 'object',
        required: ['value'],
        properties: { value: { type: 'integer' }, left: { $ref: '#/components/schemas/Tree' } },
      },
    },
  },
});
const awkwardNames = Object.keys((awkward.document['components'] as { schemas: object }).schemas);

// Named types against the schema engine: values that it makes compile, and violations of what types can
// say do not. By inference, as literals alone may have no properties that their type does not describe.
const cases: readonly (readonly [
  name: string,
  contract: Contract,
  schema: string,
  type: string,
  direction: 'request' | 'response',
])[] = [
  [
    'a discriminated body',
    telnyx,
    'PhoneNumbersJobUpdateEmergencySettingsRequest',
    'PhoneNumbersJobUpdateEmergencySettingsRequest',
    'request',
  ],
  ['an answer', telnyx, 'PhoneNumbersJob', 'PhoneNumbersJob', 'response'],
  ['what requests hold', contractOf(shopDocument, 'shop'), 'Pet', 'PetInput', 'request'],
  ['what answers hold', contractOf(shopDocument, 'shop'), 'Pet', 'Pet', 'response'],
  ...awkwardNames.map((name) => [name, awkward, name, name, 'response'] as const),
];

test.each(cases)('the type of %s says what the schema says', async (_, contract, schema, type, direction) => {
  const pointer = `/components/schemas/${schema}`;
  const compiled = compileSchema({ document: contract.document, pointer }, { direction });
  const values = [
    ...fc.sample(compiled.values, { seed: 6, numRuns: 60 }),
    ...compiled.boundaries.map(({ value }) => value),
  ];
  const violations = compiled.violations.filter(isExpressible);
  const lines = [...values, ...violations.map(({ value }) => value)].map(call);
  const file = {
    path: 'values.ts',
    text: `import type { ${type} as Type } from './types.ts';\ndeclare function fits<Value extends Type>(value: Value): void;\n${lines.join('')}`,
  };
  const found = await complaints([...(await sources(contract)), file]);
  const own = found.filter((line) => line.startsWith('values.ts:'));
  const refused = indices(own);
  // TS2559: an object whose properties are all unknown to the type, which JSON Schema lets through.
  const wrong = indices(own.filter((line) => !line.includes(' TS2559 ')));
  expect(found.filter((line) => !own.includes(line))).toEqual([]);
  expect(values.filter((_value, index) => wrong.has(index))).toEqual([]);
  expect(
    violations.filter((_violation, index) => !refused.has(values.length + index)).map(describeViolation),
  ).toEqual([]);
  expect([values.length > 10, violations.length > 0]).toEqual([true, true]);
});

/** Which values complaints are about: the first is on the third line. */
function indices(found: readonly string[]): Set<number> {
  return new Set(found.map((line) => Number(line.split(/[: ]/)[1]) - 3));
}

async function sources(contract: Contract) {
  const types = nameTypes(contract);
  const files = await packageSources(contract, types, []);
  return files.map(({ path, text }) => ({
    path,
    text: text.replaceAll("'../../generate/runtime/", "'../runtime/"),
  }));
}

/** `__proto__` would set the prototype of a literal. */
function call(value: Json): string {
  return `fits(${JSON.stringify(value).replaceAll('"__proto__":', '"_proto_":')});\n`;
}

/** Types know nothing of lengths, patterns, formats and fractions, nor of other properties beside named ones. */
function isExpressible({ constraint, label }: Violation): boolean {
  if (label.startsWith('fraction') || constraint.schemaPointer.includes('Labelled/additionalProperties'))
    return false;
  return ['type', 'required', 'enum', 'const'].includes(constraint.keyword);
}

function describeViolation({ constraint, label, value }: Violation): string {
  return `${constraint.schemaPointer} ${label} ${JSON.stringify(value)}`;
}
