import { mkdtempSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import type { JsonObject } from '../../src/json.ts';
import { fromPointer } from '../../src/json-pointer.ts';
import type { Use } from '../../src/uses/use.ts';

const toolkit = path.resolve(import.meta.dirname, '../..');

/** A consumer with a contract in `spec/bookings`, generated, in a temporary folder. */
export interface Consumer {
  readonly folder: string;
  readonly contract: Contract;
  /** Writes more files, or other texts of them. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

const configuration = {
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    jsx: 'preserve',
  },
  include: ['src'],
};

/** Makes a consumer of a document, with these sources in `src/`. */
export async function makeConsumer(
  document: object,
  files: Readonly<Record<string, string>>,
): Promise<Consumer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'uses-'));
  const write: Consumer['write'] = async (texts) => {
    for (const [name, text] of Object.entries(texts)) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  };
  await write({
    'package.json': '{ "name": "desk", "private": true, "type": "module" }',
    'tsconfig.json': JSON.stringify(configuration),
    'spec/bookings/openapi.json': JSON.stringify(document),
    ...files,
  });
  await symlink(path.join(toolkit, 'node_modules'), path.join(folder, 'node_modules'));
  const contract = await loadContract(path.join(folder, 'spec/bookings'), { root: folder });
  const generated = await generateFiles(contract);
  await write(
    Object.fromEntries(generated.map(({ path: name, text }) => [`generated/bookings/${name}`, text])),
  );
  return { folder, contract, write, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A use in short: `read Booking.id`, `sent Booking.nights 3`, `called GET /bookings with query.page`. */
export function shortUse(document: JsonObject, use: Use): string {
  const name = shortPointer(document, use.pointer);
  switch (use.kind) {
    case 'called':
      return use.given ? `called ${name} with ${givenText(use.given)}` : `called ${name}`;
    case 'read':
      return use.held ? `held ${name}` : `read ${name}`;
    case 'sent':
      return `${use.purpose === 'response' ? 'had' : 'sent'} ${name} ${use.values ? JSON.stringify(use.values) : '?'}`;
    case 'built':
      return `${use.purpose === 'response' ? 'had' : 'built'} ${name} of ${givenText(use.given)}`;
    case 'toldApart':
      return `${use.all ? 'all' : 'some'} ${name} ${JSON.stringify(use.values)}`;
    case 'escapes':
      return `escapes ${name}`;
    default:
      return use satisfies never;
  }
}

function givenText({
  names,
  optional,
  open,
}: {
  names: readonly string[];
  optional: readonly string[];
  open: boolean;
}): string {
  return [...names, ...optional.map((each) => `${each}?`), ...(open ? ['…'] : [])].join(' ') || 'nothing';
}

function shortPointer(document: JsonObject, pointer: string): string {
  const tokens = fromPointer(pointer);
  const [first, second = '', third = '', ...rest] = tokens;
  if (first === 'components') return [third, ...rest.filter((token) => token !== 'properties')].join('.');
  const operation = `${third.toUpperCase()} ${second}`;
  if (third === 'parameters') return `path of ${second}`;
  if (rest[0] !== 'parameters')
    return [operation, ...rest.filter((token) => token !== 'properties' && token !== 'schema')].join(' ');
  let value: unknown = document;
  for (const token of tokens) value = (value as Record<string, unknown>)[token];
  return `${operation} ?${(value as { name: string }).name}`;
}
