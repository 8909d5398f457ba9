import path from 'node:path';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compileErrors } from '../../src/uses/checker/compile-errors.ts';
import { operationIndex, pointersIn } from '../../src/uses/checker/pointers.ts';
import { readUses } from '../../src/uses/read-uses.ts';
import { schemaPlaces } from '../../src/uses/schema-places.ts';
import { bookings } from './bookings.ts';
import { makeConsumer } from './consumer.ts';

const source = `import { createClient, type components, type Readable, type Writable } from '../generated/bookings/index.ts';
type Schemas = components['schemas'];
type Booking = Readable<Schemas['Booking']>;
type Input = Writable<Schemas['Booking']>;
const client = createClient();
export const names = (all: Booking[]) => all.map(({ guest: { name } }) => name.trim());
export const ids = new Map<string, Booking>();
export const put = (b: Booking) => ids.set(b.id, b);
export const nights = (b: Booking) => b.nights + (b.wishes?.length ?? 0);
export const word = (s: Schemas['State']) => ({ asked: 1, sure: 2, over: 3 })[s];
export const view = (b: Booking): { id: string; nights: number } => b;
export const staff = (g: Schemas['Guest']) => g.kind === 'staff' && g.mail?.includes('@');
export const paid = (b: Booking) => (b.paid?.by === 'card' ? b.paid.digits : b.paid?.bank.trim());
export function make(guest: Schemas['Guest'], count: number): Input {
  const made: Input = { guest, nights: count };
  made.wishes = ['quiet'];
  return made;
}
export async function send(input: Input) {
  const made = await client.createBooking({ body: { ...input, voucher: 'x' } });
  return made.status === 201 ? made.data.guest.name : made.error.code;
}
export const list = (page: number) => client.listBookings({ params: { query: { page, room: 'attic' } } });
export const one = async (id: string) => (await client.getBooking({ params: { path: { id } } })).data;
`;

/**
 * The compiler as the oracle: declarations are renamed and given other types in turn, and the lines that do not compile
 * any more must have been read as uses of it, or stand in a statement that was.
 */
test(
  'the lines that the compiler refuses for a change of a declaration are uses of it',
  { timeout: 300_000 },
  async () => {
    const consumer = await makeConsumer(bookings, { 'src/desk.ts': source });
    const folder = path.join(consumer.folder, 'generated/bookings');
    const file = path.join(folder, 'schema.ts');
    const text = readFileSync(file, 'utf8');
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
    const { document } = consumer.contract;
    const { byNode } = pointersIn(tree, schemaPlaces(document), operationIndex(document));
    const uses = readUses({ folder: consumer.folder }).flatMap((each) => each.uses.uses);
    const sources = ts.createSourceFile('desk.ts', source, ts.ScriptTarget.ESNext, true);
    const [missed, named] = [[] as string[], new Set<string>()];
    let count = 0;
    for (const [node, pointers] of byNode) {
      if (!ts.isPropertySignature(node) || !node.type) continue;
      if (!pointers.every((pointer) => /\/(properties|parameters)\/[^/]+$/.test(pointer))) continue;
      const renamed = `${text.slice(0, node.name.getStart())}"other$"${text.slice(node.name.end)}`;
      const retyped = `${text.slice(0, node.type.getStart())}{ other: 1 }[]${text.slice(node.type.end)}`;
      const lines = new Set(
        uses
          .filter((use) => pointers.some((pointer) => isOf(use.pointer, pointer)))
          .map(({ at }) => at.line ?? 0),
      );
      const changed = count++ % 2 === 0 ? renamed : retyped;
      for (const { line, message } of compileErrors(consumer.folder, folder, new Map([[file, changed]]))) {
        const [from, to] = statementAt(sources, line);
        const isNamed = [...lines].some((each) => each >= from && each <= to);
        if (isNamed) named.add(`${pointers[0]} ${line}`);
        else missed.push(`${pointers[0]}: desk.ts:${line} ${message}`);
      }
    }
    await consumer.remove();
    expect(missed).toEqual([]);
    expect(named.size).toBeGreaterThan(12);
  },
);

/** A use of the part itself, or of the object that it stands in as a whole. */
function isOf(used: string, pointer: string): boolean {
  return used === pointer || pointer.startsWith(`${used}/properties/`);
}

/** The lines of the statement at a line. */
function statementAt(file: ts.SourceFile, line: number): readonly [number, number] {
  const lineAt = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  const found = file.statements.find(
    (each) => lineAt(each.getStart(file)) <= line && lineAt(each.end) >= line,
  );
  return found ? [lineAt(found.getStart(file)), lineAt(found.end)] : [line, line];
}
