import { describe, expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import type { Json } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';
import { discriminatorRows } from './discriminator-rows.ts';
import { schemaRows } from './schema-rows.ts';
import type { TypeRow } from './type-row.ts';

const rows: Readonly<Record<string, TypeRow>> = { ...discriminatorRows, ...schemaRows };

const folderOf = (name: string): string => name.replaceAll(/\W+/g, '-');

function assign(kind: string, mark: string, values: Readonly<Record<string, readonly Json[]>>): string[] {
  return Object.entries(values).flatMap(([component, each], group) =>
    each.map(
      (value, index) =>
        `${mark}export const ${kind}${group}_${index}: S[${JSON.stringify(component)}] = ${JSON.stringify(value)};`,
    ),
  );
}

function usage({ valid = {}, invalid = {}, mistold = {}, code = '' }: TypeRow): string {
  const broken = '// @ts-expect-error it breaks the schema\n';
  return [
    "import type { components } from './index.ts';",
    "export type S = components['schemas'];",
    ...assign('valid', '', valid),
    ...assign('invalid', broken, invalid),
    ...assign('mistold', broken, mistold),
    code,
  ].join('\n');
}

describe('types agree with their schemas', () => {
  test('what is valid compiles, and what is not does not', async () => {
    const files = await Promise.all(
      Object.entries(rows).map(async ([name, row]) => {
        const generated = await generateFiles(contractOf({ components: { schemas: row.schemas } }));
        const all = [...generated, { path: 'usage.ts', text: usage(row) }];
        return all.map(({ path, text: source }) => ({ path: `${folderOf(name)}/${path}`, text: source }));
      }),
    );
    expect(await complaints(files.flat())).toEqual([]);
  });

  test.each(Object.entries(rows))('as validators judge: %s', (_, { schemas, valid = {}, invalid = {} }) => {
    const document = contractOf({ components: { schemas } }).document;
    const isValid = (component: string, value: Json): boolean =>
      compileSchema(
        { document, pointer: `/components/schemas/${component}` },
        { direction: 'request' },
      ).validate(value).length === 0;
    for (const [component, values] of Object.entries(valid))
      for (const value of values)
        expect([component, value, isValid(component, value)]).toEqual([component, value, true]);
    for (const [component, values] of Object.entries(invalid))
      for (const value of values)
        expect([component, value, isValid(component, value)]).toEqual([component, value, false]);
  });
});
