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

// Named types against the schema engine: values that it makes compile, and violations of what types can
// say do not. By inference, as literals alone may have no properties that their type does not describe.
const cases: readonly [
  name: string,
  contract: Contract,
  schema: string,
  type: string,
  direction: 'request' | 'response',
][] = [
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
  expect([values.length > 10, violations.length > 3]).toEqual([true, true]);
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

/** Types know nothing of lengths, patterns, formats and fractions. */
function isExpressible({ constraint, label }: Violation): boolean {
  return !label.startsWith('fraction') && ['type', 'required', 'enum', 'const'].includes(constraint.keyword);
}

function describeViolation({ constraint, label, value }: Violation): string {
  return `${constraint.schemaPointer} ${label} ${JSON.stringify(value)}`;
}
