import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { contractOf } from './contract-of.ts';
import { requestProbes } from './request-probes.ts';
import { send } from './send.ts';

const contract = contractOf(
  Object.fromEntries(requestProbes.map(({ template, item }, index) => [`/${index}${template}`, item])),
  { components: { schemas: { Leaf: { $anchor: 'leaf', type: 'string' } } } },
);

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mock-judgements-'));
  mock = await startMock(contract, { logFile: join(folder, 'mock.log') });
});

afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

test.each(requestProbes.map((probe, index) => Object.assign({}, probe, { index })))(
  '$defect: $label gets $status',
  async ({ index, target, sent, status }) => {
    const answer = await send(`${mock.url}/${index}${target}`, sent);
    expect(answer.status).toBe(status);
  },
);
