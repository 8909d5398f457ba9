import path from 'node:path';
import { readFileSync } from 'node:fs';
import { ExpectedError } from '../expected-error.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { importedContracts, type ImportedContract } from './checker/imported-contracts.ts';
import { importersOf } from './checker/importers.ts';
import { placeIn } from './checker/place.ts';
import { openPrograms, type ConsumerProgram } from './checker/program.ts';
import { contractTypes, createReader } from './checker/reader.ts';
import { strangersTo } from './checker/strangers.ts';
import { walkFiles } from './checker/walk.ts';
import { readComponents, type LineMap } from './components.ts';
import { digestOf } from './digest.ts';
import type { Use, Uses } from './use.ts';

/** How uses are read. */
export interface ReadOptions {
  /** The consumer's absolute folder. */
  readonly folder: string;
  /** Its configuration of TypeScript, relative to that. */
  readonly project?: string;
  /** The consumer's name; that of its package by default. */
  readonly consumer?: string;
  /** Only this contract, by its name or that of its package. */
  readonly contract?: string;
  /** The document to take for a contract's types; the one beside them by default. */
  readonly documentOf?: (contract: ImportedContract) => JsonObject | undefined;
  /** Texts instead of those of files, by absolute path. */
  readonly instead?: ReadonlyMap<string, string>;
  /** Called now and then, with how many files were read and how many there are. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** What a consumer uses of one contract, and the document that its types are of. */
export interface ContractUses {
  readonly uses: Uses;
  readonly document: JsonObject;
  /** Path of the types, from the consumer's folder on. */
  readonly types: string;
}

/**
 * Reads what a consumer's program uses of the contracts whose types it imports: each once, however many projects
 * import it.
 *
 * @throws ExpectedError when the configuration cannot be read, or types are of another version than the document
 *   beside them
 */
export function readUses(options: ReadOptions): readonly ContractUses[] {
  const folder = options.folder.replaceAll(path.sep, '/');
  const opened = openAll(options, folder);
  const found = new Map<string, ContractUses>();
  for (const { program } of opened.programs)
    for (const imported of importedContracts(program)) {
      if (!isMeant(imported, options.contract)) continue;
      const document = options.documentOf ? options.documentOf(imported) : imported.document;
      if (!document) continue;
      const own = usesOf({ program, folder }, imported, document, opened, options);
      // A package may be there twice: for modules and for CommonJS.
      const key = `${own.uses.contract} ${own.uses.digest}`;
      const known = found.get(key);
      found.set(key, known ? joined(known, own) : own);
    }
  return [...found.values()];
}

function isMeant({ name, folder }: ImportedContract, wanted: string | undefined): boolean {
  if (wanted === undefined || name === undefined) return true;
  return name === wanted || contractName(name) === wanted || path.posix.basename(folder) === wanted;
}

/** A package is called after its contract, unless somebody chose otherwise. */
function contractName(name: string): string {
  return name.replace(/^@[^/]+\//, '').replace(/-contract$/, '');
}

interface Opened {
  readonly programs: readonly ConsumerProgram[];
  /** Where lines come from of files that were made of others. */
  readonly maps: ReadonlyMap<string, LineMap>;
  readonly unread: readonly string[];
}

/** Opens the programs, and once more with what imports the contract beside them. */
function openAll(options: ReadOptions, folder: string): Opened {
  const programs = openPrograms(options);
  const strangers = programs.map(({ program }) => strangersOf(program, folder));
  // Of several projects, one may have what another does not.
  const known = new Set(
    programs.flatMap(({ program }) => program.getSourceFiles().map(({ fileName }) => fileName)),
  );
  const sources = [...new Set(strangers.flatMap((each) => each.sources))].filter((file) => !known.has(file));
  const components = [...new Set(strangers.flatMap((each) => each.components))];
  if (sources.length + components.length === 0) return { programs, unread: [], maps: new Map() };
  const { texts, unread, maps, declarations } = readComponents(folder, components);
  const besides = [...sources, ...texts.keys(), ...declarations];
  if (besides.length === 0) return { programs, unread, maps };
  const instead = new Map([...(options.instead ?? []), ...texts]);
  return { programs: openPrograms({ ...options, instead, besides }), unread, maps };
}

function strangersOf(program: ConsumerProgram['program'], folder: string) {
  const contracts = importedContracts(program);
  if (contracts.length === 0) return { sources: [], components: [] };
  const importers = new Set(
    contracts.flatMap(({ types }) => importersOf(program, types, () => true).map(({ fileName }) => fileName)),
  );
  return strangersTo(
    program,
    folder,
    importers,
    contracts.map((each) => each.folder),
  );
}

function usesOf(
  { program, folder }: ConsumerProgram,
  imported: ImportedContract,
  document: JsonObject,
  { unread, maps }: Opened,
  { consumer, onProgress, project }: ReadOptions,
): ContractUses {
  const types = contractTypes(imported.types, document, imported.folder);
  const place = nameIn(folder, imported.types.fileName);
  refuseOthers(types.pointers.unknown, place, document);
  const uses: Use[] = [];
  const reader = createReader(
    program.getTypeChecker(),
    types,
    (node) => placeIn(folder, node, maps.get(node.getSourceFile().fileName)),
    (use) => uses.push(use),
  );
  const files = importersOf(
    program,
    imported.types,
    ({ fileName, isDeclarationFile }) =>
      !isDeclarationFile &&
      !fileName.includes('/node_modules/') &&
      !fileName.startsWith(`${imported.folder}/`),
  );
  walkFiles(reader, files, (_, index) => onProgress?.(index, files.length));
  onProgress?.(files.length, files.length);
  const { info } = document;
  return {
    types: place,
    document,
    uses: {
      consumer: consumer ?? consumerName(folder, project),
      contract: contractName(imported.name ?? path.posix.basename(imported.folder)),
      contractVersion: isObject(info) ? textOf(info['version']) : '',
      digest: digestOf(document),
      unread,
      uses: distinct(uses),
    },
  };
}

/** Names that are declared and that the document does not have show that it is another one's. */
function refuseOthers(unknown: readonly string[], types: string, document: JsonObject): void {
  const [name] = unknown;
  if (name === undefined) return;
  const { info } = document;
  const version = isObject(info) ? ` (${textOf(info['title'])} ${textOf(info['version'])})` : '';
  throw new ExpectedError(
    `${types} is of another version of the contract than the document${version}: that has no ${JSON.stringify(name)}, which the types declare`,
    { help: 'Generate the types again, or install the package of that version.' },
  );
}

/** What is seen twice, as where a type is narrowed, is one use. */
function distinct(uses: readonly Use[]): readonly Use[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

function joined(one: ContractUses, other: ContractUses): ContractUses {
  return { ...one, uses: { ...one.uses, uses: distinct([...one.uses.uses, ...other.uses.uses]) } };
}

/** The name of a consumer's package, without its scope; else that of its folder. */
function consumerName(folder: string, project: string | undefined): string {
  const start =
    project === undefined
      ? folder
      : path.resolve(folder, project.endsWith('.json') ? path.dirname(project) : project);
  for (const each of [start, folder]) {
    const name = packageName(each);
    if (name !== undefined) return name;
  }
  return path.basename(start);
}

function packageName(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const name = isObject(manifest) ? textOf(manifest['name']) : '';
    return name === '' ? undefined : name.replace(/^@[^/]+\//, '');
  } catch {
    return undefined;
  }
}

function nameIn(folder: string, file: string): string {
  return path.relative(folder, file).replaceAll(path.sep, '/');
}
