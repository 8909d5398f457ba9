import { fc, test as property } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sortFindings } from '../../src/report/order.ts';
import { mergeReports } from '../../src/verify/merge.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { shardOperations } from '../../src/verify/shard.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve, type Provider } from '../provider/http.ts';
import { contractOf } from './contract-of.ts';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const thing = { type: 'object', properties: { size: { type: 'integer', default: 'none' } } };
const responses = {
  200: {
    description: 'Fine',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
  },
};
const item = { parameters: [id], get: { responses }, delete: { responses } };
const contract = contractOf({
  components: { schemas: { Thing: thing } },
  paths: {
    '/a': { get: { responses }, post: { responses } },
    '/a/{id}': item,
    '/b': { get: { responses } },
    '/b/{id}': item,
    '/b/{id}/c': { get: { parameters: [id], responses } },
  },
});

property.prop([fc.integer({ min: 1, max: 9 })])('shards together have each operation once', (of) => {
  const shards = Array.from({ length: of }, (_, index) =>
    shardOperations(contract.operations, { index: index + 1, of }),
  );
  const titles = shards.flat().map(({ title }) => title);
  expect(titles.toSorted()).toEqual(contract.operations.map(({ title }) => title).toSorted());
});

test('a collection and its items stay together, and shards are even', () => {
  const shards = [1, 2].map((index) => shardOperations(contract.operations, { index, of: 2 }));
  expect(shards.map((shard) => shard.map(({ title }) => title))).toEqual([
    ['GET /a', 'POST /a', 'GET /a/{id}', 'DELETE /a/{id}'],
    ['GET /b', 'GET /b/{id}', 'DELETE /b/{id}', 'GET /b/{id}/c'],
  ]);
});

describe('reports of shards', () => {
  let provider: Provider;
  // Takes every id, and answers the wrong type.
  beforeAll(async () => {
    provider = await serve(() => ({ status: 200, body: { size: 'large' } }));
  });
  afterAll(() => provider.close());

  function verify(of?: number, index = 1, seed = 5): Promise<VerifyReport> {
    const target = { url: provider.url, kind: 'server', credentials: {} } as const;
    const mine = of === undefined ? contract.operations : shardOperations(contract.operations, { index, of });
    return verifyContract(contract, {
      target,
      seed,
      runs: 5,
      phases: ['examples', 'coverage', 'fuzz'],
      operations: (operation) => mine.includes(operation),
    });
  }

  test('merged are the report of the whole', async () => {
    const whole = await verify();
    const merged = mergeReports(await Promise.all([1, 2, 3].map((index) => verify(3, index))));
    expect(whole.findings.length).toBeGreaterThan(5);
    expect(sortFindings(merged.findings)).toEqual(sortFindings(whole.findings));
    expect(merged.coverage.toSorted(byKey)).toEqual(whole.coverage.toSorted(byKey));
    expect(merged.operations.toSorted()).toEqual(whole.operations.toSorted());
    expect(merged).toMatchObject({ cases: whole.cases, seed: 5, allOperations: 8 });
  });

  test.each<[string, readonly [number, number, number][]]>([
    [
      'The reports have different seeds: 5, 6',
      [
        [2, 1, 5],
        [2, 2, 6],
      ],
    ],
    [
      'was verified in more than one of the reports',
      [
        [2, 1, 5],
        [2, 1, 5],
      ],
    ],
  ])('refused: %s', async (message, shards) => {
    const reports = await Promise.all(shards.map(([of, index, seed]) => verify(of, index, seed)));
    expect(() => mergeReports(reports)).toThrow(message);
  });
});

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key.localeCompare(b.key);
}
