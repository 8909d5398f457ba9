import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContracts } from '../../src/contract/load.ts';
import { verifyOnStockPrism } from '../../src/gate/verify-on-stock-prism.ts';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { startStockPrism, type StockPrism } from '../../src/mock/stock-prism.ts';
import { contractOf } from './contract-of.ts';
import { send } from './send.ts';

const root = join(import.meta.dirname, '../..');

/**
 * What stock Prism 5.16 does otherwise with random requests to the contract below. Each is named in the project's own
 * words; an issue of Prism's is given where one is known.
 */
const defects: Readonly<Record<string, (sent: Sent) => boolean>> = {
  'takes an empty text in a query for an absent parameter': ({ query }) =>
    query.some(([, text]) => text === ''),
  'reads numbers in parameters as JavaScript does': ({ query }) =>
    query.some(
      ([, text]) => text.trim() !== '' && !Number.isNaN(Number(text)) && !/^-?(0|[1-9]\d*)$/.test(text),
    ),
  'takes the last of several values where one is described': ({ query }) =>
    new Set(query.map(([name]) => name)).size < query.length,
  'ignores case in the names of query parameters': ({ query }) =>
    query.some(([name]) => name !== name.toLowerCase()),
};

interface Sent {
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
}

const schema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 4 },
    legs: { type: 'integer', minimum: 0, maximum: 8 },
    tags: { type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true, maxItems: 2 },
  },
};
const contract = contractOf({
  '/things': {
    post: {
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } },
        { name: 'kind', in: 'query', schema: { enum: ['one', 'two'] } },
        { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' }, minItems: 2 } },
      ],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { 204: { description: 'done' } },
    },
  },
});

let folder: string;
let mock: Mock;
let prism: StockPrism;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stock-prism-'));
  [mock, prism] = await Promise.all([
    startMock(contract, { root: folder, logFile: join(folder, 'mock.log') }),
    startStockPrism(contract),
  ]);
});
afterAll(async () => {
  await Promise.all([mock.close(), prism.close()]);
  rmSync(folder, { recursive: true });
});

const values = fc.oneof(
  fc.record(
    {
      name: fc.oneof(fc.string({ maxLength: 6 }), fc.integer()),
      legs: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constant(1.5), fc.constant('4')),
      tags: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
      other: fc.boolean(),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc.constantFrom<unknown>([], 'text', 5),
);
const pair = fc.tuple(
  fc.constantFrom('limit', 'kind', 'ids', 'ids', 'unknown', 'Limit'),
  fc.constantFrom('1', '10', '11', 'one', 'three', '', '1e1', '0x1', ' 1', 'true', '1.5', '-3'),
);
const requests: fc.Arbitrary<Sent> = fc.record({ query: fc.array(pair, { maxLength: 4 }), body: values });

describe('our front and stock Prism', () => {
  test('judge random requests alike, but for named defects of Prism', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ query, body }) => {
        const target = `/things?${new URLSearchParams(query.map(([name, text]) => [name, text]))}`;
        const sent = {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
        const [ours, theirs] = await Promise.all(
          [mock.url, prism.url].map((url) => send(url + target, sent)),
        );
        if (ours?.status === theirs?.status) return;
        const named = Object.entries(defects).filter(([, shows]) => shows({ query, body }));
        expect(
          named.map(([name]) => name),
          `${target} ${sent.body}: ${ours?.status}, ${theirs?.status}`,
        ).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('what stock Prism judges otherwise of the shipped contract is that it never answers malformed JSON', async () => {
  const [shipped] = await loadContracts(root, ['telnyx-phone-numbers']);
  if (!shipped) throw new Error('the contract is missing');
  const { findings, coverage } = await verifyOnStockPrism(shipped, { root });
  expect(findings.map(({ rule, severity, kind }) => [rule, severity, kind])).toEqual([
    ['verify/stock-prism', 'information', 'unanswered rejected well-formed-body'],
  ]);
  const lacking = coverage.filter(({ accepted, rejected }) =>
    [accepted, rejected].some(({ outcome }) => outcome !== 'yes'),
  );
  expect(lacking.map(({ keyword }) => keyword)).toEqual(['well-formed-body']);
});
