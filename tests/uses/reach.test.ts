import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../src/compare/change.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import type { Reach } from '../../src/compare/reach.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import type { JsonObject } from '../../src/json.ts';
import { reachIn } from '../../src/uses/reach/reach.ts';
import { readUses } from '../../src/uses/read-uses.ts';
import type { Uses } from '../../src/uses/use.ts';
import { usesFrom, usesText } from '../../src/uses/uses-file.ts';
import { bookings } from './bookings.ts';
import { makeConsumer, type Consumer } from './consumer.ts';

/** A line that a change reaches ends with the change's name, and a question mark where it only may. */
const source = `import { createClient, type components, type Readable, type Writable } from '../generated/bookings/index.ts';
type Schemas = components['schemas'];
type Booking = Readable<Schemas['Booking']>;
type Input = Writable<Schemas['Booking']>;
const client = createClient();
declare function show(value: unknown): void;
export const id = (b: Booking) => b.id; // idGone
export const name = (b: Booking) => b.guest.name.length; // nameOptional nameNull
export function held({ guest: { name: who } }: Booking) { // nameOptional nameNull
  return who.length; // nameOptional nameNull
}
export const dump = (b: Booking) => show(b); // idGone? nameOptional? nameNull? stateGrown? unionGrown?
export const word = (b: Booking) => {
  switch (b.state) { // stateGrown stateShrunk
    case 'asked': return 1;
    case 'sure': return 2;
    case 'over': return 3; // nothing
  }
};
export const isOver = (b: Booking) => b.state === 'over'; // stateShrunk
export const some = (b: Booking) => { switch (b.state) { case 'asked': return 1; default: return 2; } };
export const paid = (b: Booking) => { switch (b.paid?.by) { case 'card': return b.paid.digits; case 'bank': return b.paid.bank; } }; // unionGrown
export const all = () => client.listBookings(); // dayRequired
export const day = (d?: string) => client.listBookings({ params: { query: d ? { day: d } : {} } }); // dayRequired?
export const attic = () => client.listBookings({ params: { query: { room: 'attic', day: '2030-01-01' } } }); // roomShrunk
export const north = () => client.listBookings({ params: { query: { room: 'north', day: '2030-01-01' } } });
export const long = () => client.createBooking({ body: { guest: { name: 'Ann' }, nights: 20 } }); // nightsFewer wishesRequired statusOther?
export const short = (n: number) => client.createBooking({ body: { guest: { name: 'Ann' }, nights: n, wishes: [] } }); // nightsFewer? statusOther?
export const brief = () => client.createBooking({ body: { guest: { name: 'Ann' }, nights: 2, wishes: [], voucher: 'x' } }); // voucherGone statusOther?
export const fixture = (): Booking => ({ id: '1', state: 'sure', guest: { name: 'A' }, nights: 20 }); // idGone
export const cancel = (id: string) => client.cancelBooking({ params: { path: { id } } }); // cancelGone
export async function make(body: Input) {
  const made = await client.createBooking({ body }); // wishesRequired?
  return made.status === 201; // statusOther
}
export async function count() {
  const { response } = await client.listBookings({ params: { query: { day: '2030-01-01' } } });
  return response.headers.get('x-count'); // headerGone
}
`;

type Document = typeof bookings;

const changes: Readonly<Record<string, (document: Document) => void>> = {
  idGone: ({ components: { schemas } }) => {
    Reflect.deleteProperty(schemas.Booking.properties, 'id');
    schemas.Booking.required.shift();
  },
  nameOptional: ({ components: { schemas } }) => void Reflect.deleteProperty(schemas.Guest, 'required'),
  nameNull: ({ components: { schemas } }) =>
    void Object.assign(schemas.Guest.properties.name, { type: ['string', 'null'] }),
  stateGrown: ({ components: { schemas } }) => void schemas.State.enum.push('lost'),
  stateShrunk: ({ components: { schemas } }) => void schemas.State.enum.pop(),
  unionGrown: ({ components: { schemas } }) => {
    const cash = { type: 'object', required: ['by'], properties: { by: { const: 'cash' } } };
    Object.assign(schemas, { InCash: cash });
    schemas.Payment.oneOf.push({ $ref: '#/components/schemas/InCash' });
  },
  dayRequired: ({ paths }) =>
    void Object.assign(paths['/bookings'].get.parameters[2] ?? {}, { required: true }),
  roomShrunk: ({ paths }) =>
    void Object.assign(paths['/bookings'].get.parameters[0]?.schema ?? {}, { enum: ['north', 'south'] }),
  nightsFewer: ({ components: { schemas } }) =>
    void Object.assign(schemas.Booking.properties.nights, { maximum: 14 }),
  wishesRequired: ({ components: { schemas } }) => void schemas.Booking.required.push('wishes'),
  voucherGone: ({ components: { schemas } }) => {
    Reflect.deleteProperty(schemas.Booking.properties, 'voucher');
    Object.assign(schemas.Booking, { additionalProperties: false });
  },
  cancelGone: ({ paths }) => void Reflect.deleteProperty(paths['/bookings/{id}'], 'delete'),
  statusOther: ({ paths }) => {
    const { responses } = paths['/bookings'].post;
    Object.assign(responses, { 202: responses[201] });
    Reflect.deleteProperty(responses, '201');
  },
  headerGone: ({ paths }) => void Reflect.deleteProperty(paths['/bookings'].get.responses[200], 'headers'),
};

let consumer: Consumer;
let uses: Uses;

beforeAll(async () => {
  consumer = await makeConsumer(bookings, { 'src/desk.ts': source });
  const [found] = readUses({ folder: consumer.folder });
  if (!found) throw new Error('the contract is imported');
  ({ uses } = found);
});
afterAll(() => consumer.remove());

function changed(name: string): { head: JsonObject; changes: readonly Change[] } {
  const document = structuredClone(bookings);
  changes[name]?.(document);
  const head = document as unknown as JsonObject;
  const after = { ...consumer.contract, document: head, operations: operationsOf(head) };
  return { head, changes: compareContracts(consumer.contract, after).changes };
}

function reaches(name: string, known: Uses): readonly Reach[] {
  const { head, changes: found } = changed(name);
  const reachOf = reachIn(consumer.contract.document, head, [known]);
  return found.flatMap(reachOf);
}

/** Lines and grades, as the source expects them. */
function expected(name: string): readonly string[] {
  return source.split('\n').flatMap((text, index) => {
    const [, words = ''] = / \/\/ (.*)$/.exec(text) ?? [];
    const word = words.split(' ').find((each) => each.replace('?', '') === name);
    return word === undefined ? [] : [`${index + 1} ${word.endsWith('?') ? 'may' : 'breaks'}`];
  });
}

describe('the lines that a change reaches', () => {
  test.each(Object.keys(changes))('%s', (name) => {
    const places = reaches(name, uses).flatMap((reach) => reach.places);
    const grades = new Map<number, string>();
    for (const { line = 0, grade } of places) if (grades.get(line) !== 'breaks') grades.set(line, grade);
    const found = [...grades].toSorted(([a], [b]) => a - b).map(([line, grade]) => `${line} ${grade}`);
    expect(found).toEqual(expected(name));
  });
});

/** One place once, with the worst of what is said of it. */
function worst(all: readonly string[]): readonly string[] {
  return all
    .filter((each) => each.endsWith('breaks') || !all.includes(each.replace(/ may$/, ' breaks')))
    .toSorted();
}

test.each(Object.keys(changes))('of a file the same is said as of the sources: %s', (name) => {
  const read = usesFrom(parseSourceFile(usesText(uses), '/desk.uses.json', 'desk.uses.json'));
  const places = (known: Uses): readonly string[] => [
    ...new Set(
      reaches(name, known).flatMap((reach) =>
        reach.places.map(({ file, declaration, grade }) => `${file}#${declaration} ${grade}`),
      ),
    ),
  ];
  expect(worst(places(read))).toEqual(worst(places(uses)));
  const live = reaches(name, uses).map(({ grade }) => grade);
  expect(reaches(name, read).map(({ grade }) => grade)).toEqual(live);
});

test('nothing is called not reached of a consumer of which not all was read', () => {
  const { head, changes: found } = changed('cancelGone');
  const nothing = { ...uses, uses: [] };
  const reachOf = reachIn(consumer.contract.document, head, [
    nothing,
    { ...nothing, unread: ['src/app.vue'] },
  ]);
  expect(found.flatMap(reachOf).map(({ grade }) => grade)).toEqual(['not-reached', 'unsaid']);
});

test('nor of one that uses parts of another version, which this one does not have', () => {
  const { head, changes: found } = changed('cancelGone');
  const [use] = uses.uses;
  if (!use) throw new Error('nothing is used');
  const elsewhere = { ...uses, uses: [{ ...use, pointer: '/paths/~1gone/get' }] };
  const grades = (digest: string) =>
    found
      .flatMap(reachIn(consumer.contract.document, head, [{ ...elsewhere, digest }]))
      .map(({ grade }) => grade);
  expect(grades('sha256-of another')).toEqual(['unsaid']);
  // A consumer of this very version may name what no version has.
  expect(grades(uses.digest)).toEqual(['not-reached']);
});

test('a file of uses is as its schema says', () => {
  const schema: unknown = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../schemas/uses.schema.json'), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: false });
  const isValid = ajv.validate(schema as object, JSON.parse(usesText(uses)));
  expect(ajv.errors).toBeNull();
  expect(isValid).toBe(true);
});
