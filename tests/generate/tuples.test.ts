import { expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import type { JsonObject } from '../../src/json.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';

const list = (minItems: number, more: JsonObject = {}): JsonObject => ({
  type: 'array',
  items: { type: 'string' },
  minItems,
  ...more,
});
const schemas = {
  None: list(0),
  One: list(1),
  Four: list(4),
  Five: list(5),
  Pair: list(2, { maxItems: 2 }),
  Mixed: list(1, { prefixItems: [{ type: 'number' }] }),
};

const usage = `import type { components } from './index.ts';
type S = components['schemas'];
export const none: S['None'] = [];
export const one: S['One'] = ['a'];
export const more: S['One'] = ['a', 'b', 'c'];
export const first: string = more[0];
// @ts-expect-error too few
export const empty: S['One'] = [];
export const four: S['Four'] = ['a', 'b', 'c', 'd'];
// @ts-expect-error too few
export const three: S['Four'] = ['a', 'b', 'c'];
export const five: S['Five'] = [];
export const pair: S['Pair'] = ['a', 'b'];
// @ts-expect-error too many
export const triple: S['Pair'] = ['a', 'b', 'c'];
export const mixed: S['Mixed'] = [1, 'a'];
`;

test('lists of at least one to four items are tuples where that is chosen', async () => {
  const contract = contractOf({ components: { schemas } });
  const files = await generateFiles(contract, { options: { tuples: true }, importSuffix: 'ts' });
  expect(await complaints([...files, { path: 'usage.ts', text: usage }])).toEqual([]);
  const usual = await generateFiles(contract);
  expect(usual.find(({ path }) => path === 'schema.ts')?.text).toContain('One = string[];');
});
