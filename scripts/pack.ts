import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import type { ContractPackage, PackOptions } from '../src/pack/pack.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand, exitCodes, type CommandContext } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { isMain, main } from './command/main.ts';
import { optional, text } from './command/option.ts';

/** `openapi-contract pack` */
export const pack = defineCommand({
  name: 'pack',
  summary: 'Make an npm package of types, client and validators for other teams',
  description:
    'Writes a tarball that `npm install` takes, for people who need not know this toolkit. The same\n' +
    'contract gives the same bytes; after a change its version rises by what changed since the last time,\n' +
    'which spec/<contract>/pack.lock remembers.',
  positionals: contractPositionals,
  options: {
    out: optional({
      placeholder: 'FOLDER',
      description: 'Where to write the tarball. Default: the current folder.',
      parse: text,
      complete: 'folder',
    }),
    name: optional({
      placeholder: 'NAME',
      description: 'Name of the package. Default: <contract>-contract.',
      parse: text,
    }),
    release: optional({
      placeholder: 'VERSION',
      description: 'Version of the package. Default: info.version, or more when more changed.',
      parse: text,
    }),
  },
  examples: [
    { line: 'pack', description: 'pack every contract' },
    { line: 'pack pets --name @team/pets --out dist', description: 'pack one under a name of your own' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: 'spec/<contract>/pack.lock', meaning: 'what was packed last, for the next version' },
    { name: '<contract>-contract-<version>.tgz', meaning: 'the package' },
  ],
  seeAlso: ['generate', 'compare', 'docs/pack.md'],
  run: async ({ positionals, options }, context) => {
    const { loadContracts } = await import('../src/contract/load.ts');
    const contracts = await loadContracts(context.root, namesOf(positionals));
    refuseSharedName(contracts, options.name);
    const folder = resolve(context.root, options.out ?? '.');
    const packages = await makeAll(contracts, context.root, options);
    const written = [];
    for (const [index, each] of packages.entries())
      written.push(await write(each, contracts[index]?.name ?? '', folder, context));
    if (context.json) context.print(toJsonText({ version: 1, packages: written }));
    return exitCodes.clean;
  },
});

function refuseSharedName(contracts: readonly Contract[], name: string | undefined): void {
  if (name === undefined || contracts.length === 1) return;
  throw new ExpectedError(`${contracts.length} contracts cannot be packed under one name`, {
    help: 'Name the one to pack: openapi-contract pack <contract> --name NAME.',
  });
}

/** All are made before any is written. */
async function makeAll(
  contracts: readonly Contract[],
  root: string,
  { name, release }: { readonly name: string | undefined; readonly release: string | undefined },
): Promise<ContractPackage[]> {
  const { packContract } = await import('../src/pack/pack.ts');
  const { readRepository } = await import('../src/pack/repository.ts');
  const { readLock } = await import('../src/pack/lock.ts');
  const options: PackOptions = { name, version: release, repository: await readRepository(root) };
  const packages: ContractPackage[] = [];
  for (const contract of contracts) {
    const lock = await readLock(root, contract.name);
    packages.push(await packContract(contract, { ...options, lock }));
  }
  return packages;
}

async function write(made: ContractPackage, contract: string, folder: string, context: CommandContext) {
  const { tarball } = await import('../src/pack/tarball.ts');
  const { lockFile, lockText } = await import('../src/pack/lock.ts');
  const bytes = tarball(made.files);
  const file = join(folder, made.fileName);
  const { writeWhole } = await import('./command/write-whole.ts');
  await writeWhole(context.root, file, bytes);
  await writeWhole(context.root, lockFile(contract), lockText(made.lock));
  const place = relative(context.root, file);
  for (const line of unsupportedLines(made)) context.say(`${escapeLine(line)}\n`);
  if (!context.json)
    context.print(`${place}: ${made.files.length} files, ${Math.ceil(bytes.length / 1000)} kB\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { name, version, unsupported } = made;
  return { name, version, file: place, bytes: bytes.length, sha256, unsupported };
}

/** What the package's validators let through; a few of many. */
function unsupportedLines({ name, unsupported }: ContractPackage): string[] {
  const shown = unsupported.slice(0, 5).map(({ schemaPointer, reason }) => {
    return `${name} does not validate ${schemaPointer}: ${reason}`;
  });
  const others = unsupported.length - shown.length;
  return others > 0 ? [...shown, `${name}: and ${others} more like these`] : shown;
}

if (isMain(import.meta)) await main(pack);
