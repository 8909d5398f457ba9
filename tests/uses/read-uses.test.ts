import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readUses } from '../../src/uses/read-uses.ts';
import type { Use } from '../../src/uses/use.ts';
import { bookings } from './bookings.ts';
import { makeConsumer, shortUse, type Consumer } from './consumer.ts';

const head = `import type { Booking, BookingInput, Guest, Payment, State } from './api.ts';
import { client } from './api.ts';
declare const anything: any;
declare function show(value: unknown): void;
function save<T>(value: T): void { localStorage.setItem('x', JSON.stringify(value)); }
function saveAll<U>(values: U[]): void { for (const each of values) save(each); }
function same<T>(value: T): T { return value; }
declare function pluck<T, K extends keyof T>(items: readonly T[], key: K): T[K][];
`;

/** What a line of code does, and what is read of it. Parameters of paths are left out: every call sends them. */
const rows: readonly (readonly [code: string, ...uses: string[]])[] = [
  ['(b: Booking) => b.id', 'read Booking.id'],
  ["(b: Booking) => b['id']", 'read Booking.id'],
  ['({ id }: Booking) => id', 'read Booking.id', 'held Booking.id'],
  ['({ guest: { name: who } }: Booking) => who', 'read Booking.guest', 'read Guest.name', 'held Guest.name'],
  ['(b: Booking) => { let id; ({ id } = b); return id; }', 'read Booking.id'],
  ["(b: Booking) => ('wishes' in b ? 1 : 0)", 'read Booking.wishes'],
  ["(b: Booking, key: 'id' | 'nights') => b[key]", 'read Booking.id', 'read Booking.nights'],
  ['(b: Partial<Booking>) => b.id?.length', 'read Booking.id'],
  ["(b: Pick<Booking, 'id'>) => b", 'read Booking.id'],
  ["(g: { [K in 'id' as `get_${K}`]: Booking[K] }) => g.get_id", 'read Booking.id'],
  ['(b: Booking) => ({ ...b, more: 1 }).id', 'read Booking.id'],
  ['(b: Booking) => structuredClone(b).id', 'read Booking.id'],
  ['(b: Booking) => Object.assign({ more: 1 }, b).id', 'read Booking.id'],
  ['({ id, ...others }: Booking) => others.nights', 'read Booking.id', 'read Booking.nights'],
  ["(all: Booking[]) => pluck(all, 'nights')", 'read Booking.nights'],
  ['(b: Booking): { id: string } => b', 'read Booking.id'],
  ['(all: Booking[]) => all.map((b: { id: string }) => b)', 'read Booking.id'],
  ['(b: Booking) => { console.log(b); }'],
  ['(b: Booking) => b'],
  // What escapes.
  ['(b: Booking) => show(b)', 'escapes Booking'],
  ['(b: Booking) => JSON.stringify(b)', 'escapes Booking'],
  ['(b: Booking) => b as any', 'escapes Booking'],
  ['(b: Booking): unknown => b', 'escapes Booking'],
  ['(b: Booking): {} => b', 'escapes Booking'],
  ['(b: Booking): object => b', 'escapes Booking'],
  ['(b: Booking): Record<string, unknown> => ({ b })', 'escapes Booking'],
  ['(b: Booking) => anything(b)', 'escapes Booking'],
  ['(b: Booking, key: keyof Booking) => { for (const each in b) show(each); }', 'escapes Booking'],
  ['(b: Booking, key: string) => (b as unknown as Record<string, string>)[key]', 'escapes Booking'],
  ['(all: Booking[]) => all.forEach(show)', 'escapes Booking'],
  ['(all: Booking[]) => show(all)', 'escapes Booking'],
  ['(b: Booking) => postMessage({ kind: 1, b })', 'escapes Booking'],
  // What is told apart.
  [
    "(b: Booking) => { switch (b.state) { case 'asked': return 1; case 'sure': return 2; case 'over': return 3; } }",
    'read Booking.state',
    'all Booking.state ["asked","sure","over"]',
  ],
  ["(s: State) => { switch (s) { case 'asked': return 1; default: return 2; } }", 'some State ["asked"]'],
  [
    "(s: State) => { switch (s) { case 'asked': return 1; default: throw new Error(s); } }",
    'all State ["asked"]',
  ],
  ["(s: State) => s === 'asked'", 'some State ["asked"]'],
  [
    "(s: State) => { if (s === 'asked') return 1; if (s === 'sure') return 2; return 3; }",
    'some State ["asked"]',
    'some State ["sure"]',
    'all State ["asked","sure"]',
  ],
  ['(s: State) => ({ asked: 1, sure: 2, over: 3 })[s]', 'all State ["asked","sure","over"]'],
  [
    "() => { const names: Record<State, string> = { asked: 'a', sure: 's', over: 'o' }; return names; }",
    'all State ["asked","sure","over"]',
  ],
  ["(s: State) => ['asked', 'sure', 'over'].indexOf(s)", 'all State ["asked","sure","over"]'],
  ["(s: State) => ['asked', 'sure'].includes(s)", 'some State ["asked","sure"]'],
  ["(g: Guest) => g.kind === 'staff'", 'read Guest.kind', 'some Guest.kind ["staff"]'],
  [
    "(p: Payment) => { switch (p.by) { case 'card': return p.digits; case 'bank': return p.bank; } }",
    'read ByCard.by',
    'read ByBank.by',
    'all ByCard.by ["card","bank"]',
    'all ByBank.by ["card","bank"]',
    'read ByCard.digits',
    'read ByBank.bank',
  ],
  [
    "(by: Payment['by']) => { switch (by) { case 'card': return 1; case 'bank': return 2; } }",
    'read ByCard.by',
    'read ByBank.by',
    'all ByCard.by ["card","bank"]',
    'all ByBank.by ["card","bank"]',
  ],
  [
    '() => { const t: Readonly<Record<State, number>> = { asked: 1, sure: 2, over: 3 }; return t; }',
    'all State ["asked","sure","over"]',
  ],
  ['(b: Booking) => save(b)', 'escapes Booking'],
  ['(all: Booking[]) => saveAll(all)', 'escapes Booking'],
  ['(b: Booking) => same(b).id', 'read Booking.id'],
  // What goes on in other ways.
  ["(b: Booking) => Reflect.get(b, 'id')", 'escapes Booking'],
  ['(all: Booking[]) => { const rows: { id: string }[] = []; rows.push(...all); }', 'read Booking.id'],
  ['(b: Booking) => { const row = { id: 1 as string | number }; Object.assign(row, b); }', 'read Booking.id'],
  [
    '(body: any) => client.createBooking({ body })',
    'called POST /bookings with body',
    'built POST /bookings requestBody content application/json of …',
  ],
  [
    'async () => { for await (const b of client.listBookings.pages()) anything.use(b.id); }',
    'called GET /bookings with nothing',
    'read Booking.id',
  ],
  // What is called and sent.
  ['() => client.listBookings()', 'called GET /bookings with nothing'],
  [
    "() => client.listBookings({ params: { query: { room: 'attic', page: 3 } } })",
    'called GET /bookings with query.page query.room',
    'sent GET /bookings ?room ["attic"]',
    'sent GET /bookings ?page [3]',
  ],
  [
    '(day?: string) => client.listBookings({ params: { query: { ...(day ? { day } : {}) } } })',
    'called GET /bookings with query.day?',
    'sent GET /bookings ?day ?',
  ],
  [
    "(room: 'north' | 'south') => client.fetchClient.GET('/bookings', { params: { query: { room } } })",
    'called GET /bookings with query.room',
    'sent GET /bookings ?room ["north","south"]',
  ],
  ['() => [1].map(() => client.cancelBooking)', 'called DELETE /bookings/{id}'],
  ["(m: import('./api.ts').Methods['cancelBooking']) => m", 'called DELETE /bookings/{id}'],
  [
    "() => client.createBooking({ body: { guest: { name: 'Ann' }, nights: 40, wishes: ['quiet'] } })",
    'called POST /bookings with body',
    'built Booking of guest nights wishes',
    'sent Booking.guest ?',
    'built Guest of name',
    'sent Guest.name ["Ann"]',
    'sent Booking.nights [40]',
    'sent Booking.wishes ?',
  ],
  [
    '(body: BookingInput) => client.createBooking({ body })',
    'called POST /bookings with body',
    'built Booking of guest nights voucher? wishes?',
  ],
  [
    '(nights: number, guest: Guest): BookingInput => ({ nights, guest })',
    'built Booking of guest nights',
    'sent Booking.nights ?',
    'sent Booking.guest ?',
  ],
  ['(b: BookingInput) => { b.nights = 3; }', 'sent Booking.nights [3]'],
  [
    "(mail?: string) => { const body: { mail?: string } = {}; if (mail) body.mail = mail; return client.changeGuest({ params: { path: { id: '1' } }, body }); }",
    'called PATCH /guests/{id} with body path.id',
    'built PATCH /guests/{id} requestBody content application/json of mail?',
    'sent PATCH /guests/{id} requestBody content application/json mail ?',
  ],
  [
    "(): Booking => ({ id: '1', state: 'sure', guest: { name: 'Ann' }, nights: 1 })",
    'had Booking of guest id nights state',
    'had Booking.id ?',
    'had Booking.state ["sure"]',
    'had Booking.guest ?',
    'had Guest of name',
    'had Guest.name ["Ann"]',
    'had Booking.nights [1]',
  ],
  // Statuses and headers.
  [
    'async (body: BookingInput) => { const made = await client.createBooking({ body }); return made.status === 201 ? made.data.id : made.error.code; }',
    'called POST /bookings with body',
    'built Booking of guest nights voucher? wishes?',
    'read POST /bookings responses 201',
    'read Booking.id',
    'read Problem.code',
  ],
  [
    "async () => { const { response } = await client.listBookings(); return response.headers.get('x-count'); }",
    'called GET /bookings with nothing',
    'read GET /bookings responses 200 headers X-Count',
  ],
];

let consumer: Consumer;
let uses: readonly Use[] = [];

beforeAll(async () => {
  const sources = rows.map(([code], index) => [`src/row-${index}.ts`, `${head}export const it = ${code};\n`]);
  consumer = await makeConsumer(bookings, {
    'src/api.ts': `import { createClient, type components, type Readable, type Writable } from '../generated/bookings/index.ts';
export type { Methods } from '../generated/bookings/client.ts';
export const client = createClient();
type Schemas = components['schemas'];
export type Booking = Readable<Schemas['Booking']>;
export type BookingInput = Writable<Schemas['Booking']>;
export type Guest = Schemas['Guest'];
export type Payment = Schemas['Payment'];
export type State = Schemas['State'];
`,
    ...Object.fromEntries(sources),
  });
  uses = readUses({ folder: consumer.folder }).flatMap((each) => each.uses.uses);
});
afterAll(() => consumer.remove());

describe('what is read of', () => {
  test.each(rows.map((row, index) => [row[0], index, row.slice(1)] as const))('%s', (_, index, expected) => {
    const found = uses
      .filter(({ at }) => at.file === `src/row-${index}.ts`)
      .map((use) => shortUse(consumer.contract.document, use))
      .filter((text) => !text.includes('path of '));
    expect([...new Set(found)].toSorted()).toEqual([...expected].toSorted());
  });
});

test('places name the declaration and the line', () => {
  expect(uses.find(({ at }) => at.file === 'src/row-0.ts')?.at).toEqual({
    file: 'src/row-0.ts',
    declaration: 'it',
    line: 9,
    column: 37,
  });
});
