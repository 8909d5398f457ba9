import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import type { JsonObject } from '../../src/json.ts';
import { linesThatDoNotCompile } from '../../src/uses/lines-that-do-not-compile.ts';
import { bookings } from './bookings.ts';
import { makeConsumer, type Consumer } from './consumer.ts';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer(bookings, {
    'src/desk.ts': `import type { components } from '../generated/bookings/index.ts';
type Guest = components['schemas']['Guest'];
export const mistaken: number = 'as before';
export const name = (guest: Guest) => guest.name.length;
export const mail = (guest: Guest) => guest.mail?.length;
`,
  });
});
afterAll(() => consumer.remove());

function without(name: 'name' | 'kind'): Contract {
  const document = structuredClone(bookings);
  Reflect.deleteProperty(document.components.schemas.Guest.properties, name);
  document.components.schemas.Guest.required = [];
  const head = document as unknown as JsonObject;
  return { ...consumer.contract, document: head, operations: operationsOf(head) };
}

test('lines that compile no longer are told, and those that did not before are not', async () => {
  const [finding, ...others] = await linesThatDoNotCompile(
    consumer.folder,
    consumer.contract,
    without('name'),
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    rule: 'update/does-not-compile',
    severity: 'warning',
    message: '1 line does not compile with the new types',
    location: { file: 'src/desk.ts', line: 4 },
  });
});

test('where all compiles there is nothing to tell', async () => {
  const head = { ...consumer.contract };
  expect(await linesThatDoNotCompile(consumer.folder, consumer.contract, head)).toEqual([]);
});
