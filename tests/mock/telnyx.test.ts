import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { documentedRules } from '../../src/contract/documented-rule.ts';
import { loadContracts } from '../../src/contract/load.ts';
import { isObject, type Json } from '../../src/json.ts';
import { valueAt } from '../../src/json-pointer.ts';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { send } from './send.ts';

/* The shipped contract on the mock, as its consumers see it. */

const path = '/phone_numbers/jobs/update_emergency_settings';
let folder: string;
let contract: Contract;
let mock: Mock;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mock-telnyx-'));
  const [loaded] = await loadContracts(resolve(import.meta.dirname, '../..'), ['telnyx-phone-numbers']);
  if (!loaded) throw new Error('the shipped contract is gone');
  contract = loaded;
  mock = await startMock(contract, { logFile: join(folder, 'mock.log') });
});

afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

function post(body: Json, headers: Readonly<Record<string, string>> = {}): ReturnType<typeof send> {
  const all = { 'Content-Type': 'application/json', Authorization: 'Bearer key', ...headers };
  return send(mock.url + path, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

const number = '+19705555098';
const disable = { emergency_enabled: false, phone_numbers: [number] };

test.each([
  ['disabling', disable],
  ['disabling with null', { ...disable, emergency_address_id: null }],
  ['enabling', { emergency_enabled: true, emergency_address_id: '1', phone_numbers: [number] }],
  ['ids', { ...disable, phone_numbers: ['12', '34'] }],
])('%s is accepted', async (_, body) => {
  expect((await post(body)).status).toBe(202);
});

test.each([
  ['Phone numbers must be present', { emergency_enabled: false }],
  [
    'Maximum allowed phone numbers',
    { ...disable, phone_numbers: Array.from({ length: 1001 }, () => number) },
  ],
  ['Minimum allowed phone numbers', { ...disable, phone_numbers: [] }],
  ['Mixed IDs and E164 values', { ...disable, phone_numbers: [number, '12'] }],
])('the rule %s is answered with its own example', async (name, body) => {
  const rule = documentedRules(contract).find((each) => each.name === name);
  const answer = await post(body);
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.text)).toEqual(valueAt(contract.document, rule?.valuePointer ?? ''));
});

test.each([
  ['no address when enabling', { emergency_enabled: true, phone_numbers: [number] }],
  ['an address when disabling', { ...disable, emergency_address_id: '1' }],
  ['a number for the address', { ...disable, emergency_address_id: 5 }],
])('%s is refused, and not by the example of another rule', async (_, body) => {
  const answer = await post(body);
  expect(answer.status).toBe(422);
  const examples = documentedRules(contract).map(({ valuePointer }) =>
    valueAt(contract.document, valuePointer),
  );
  expect(examples).not.toContainEqual(JSON.parse(answer.text));
});

test('every documented error example is answered when it is asked for', async () => {
  const rules = documentedRules(contract);
  expect(rules.length).toBeGreaterThan(6);
  for (const { name, status, valuePointer } of rules) {
    const answer = await post(disable, { Prefer: `code=${status}, example="${name}"` });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      Number(status),
      valueAt(contract.document, valuePointer),
    ]);
  }
});

test('without credentials it is 401, as documented', async () => {
  const answer = await post(disable, { Authorization: '' });
  expect(answer.status).toBe(401);
  const answered: Json = JSON.parse(answer.text);
  expect(isObject(answered) && answered['errors']).toMatchObject([{ title: 'Authentication failed' }]);
});
