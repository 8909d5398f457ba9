import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateFiles } from '../../../src/generate/generate.ts';
import { typeCheck } from '../../../src/generate/type-check.ts';
import { jsonSchemas } from '../../schema/schema-arbitrary.ts';
import { contractOf } from '../contract-of.ts';
import { place, scratchProject } from '../scratch.ts';

/** How many schemas; `TYPE_SCHEMAS=2000 FAST_CHECK_SEED=7 npx vitest run tests/generate/values/random` looks further. */
const count = Number(process.env['TYPE_SCHEMAS'] ?? 150);
const seed = Number(process.env['FAST_CHECK_SEED'] ?? 1);

test(
  `values agree with the types of ${count} random schemas (seed ${seed})`,
  { timeout: 600_000 },
  async () => {
    const sample = fc.sample(jsonSchemas, { seed, numRuns: count });
    const schemas = Object.fromEntries(sample.map((schema, index) => [`S${index}`, schema]));
    const contract = contractOf({ components: { schemas } });
    const folder = path.join(await scratchProject(), 'generated', 'pets');
    await place(folder, await generateFiles(contract));
    const checked = await typeCheck(contract, folder, () => ({
      holders: count,
      schemas: count,
      parts: 60,
      seed: 1,
    }));
    // What no type can say is told, and no fault.
    const finding = checked.findings.find(({ severity }) => severity !== 'information');
    const { pointer = '', rule, message, evidence } = finding ?? {};
    expect({ schema: schemas[pointer.split('/')[3] ?? ''], rule, message, evidence }).toEqual({});
    // Some have no value at all.
    expect(checked.schemas).toBeGreaterThan(count * 0.8);
    expect(checked.values).toBeGreaterThan(count * 4);
  },
);
