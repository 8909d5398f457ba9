import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { specFolder } from '../src/contract/find.ts';
import { ExpectedError } from '../src/expected-error.ts';
import { count } from '../src/gate/count.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { toJsonText } from '../src/report/json-text.ts';
import type { ContractUses } from '../src/uses/read-uses.ts';
import { textAt } from '../src/text-at.ts';
import { defineCommand, exitCodes, type CommandContext, type ExitCode } from './command/command.ts';
import { isMain, main } from './command/main.ts';
import { flag, optional, repeated, text, type Values } from './command/option.ts';
import { progressOf } from './uses/progress.ts';
import { unusedText } from './uses/unused.ts';

const options = {
  project: optional({
    placeholder: 'FILE',
    description:
      'The tsconfig.json of the code that calls the API. Default: tsconfig.json, else jsconfig.json, where it is.',
    parse: text,
    complete: 'file',
  }),
  consumer: optional({
    placeholder: 'NAME',
    description: 'What the consumer is called. Default: the name in its package.json.',
    parse: text,
  }),
  out: optional({
    placeholder: 'FILE',
    description: 'Where the file of uses goes. Default: <consumer>.uses.json.',
    parse: text,
    complete: 'file',
  }),
  check: flag('Write nothing; exit with 1 when the file does not say what is used.'),
  'without-values': flag('Leave out the values that are sent.'),
  'without-places': flag('Number the places instead of naming them.'),
  unused: flag('Say instead what no known consumer uses of the contracts in spec/.'),
  uses: repeated({
    placeholder: 'PLACE',
    description:
      'With --unused: a file of uses, a folder of them, or a URL, besides spec/<contract>/consumers/.',
    parse: text,
    complete: 'file',
  }),
};

type Chosen = Values<typeof options>;

/** `openapi-contract uses` */
export const uses = defineCommand({
  name: 'uses',
  summary: 'Write down what a consumer’s code uses of a contract',
  description:
    'Reads a TypeScript or JavaScript program that imports generated types, and writes which operations it\n' +
    'calls, which properties it reads, sends, makes and tells apart, and what goes where nobody sees it. Published,\n' +
    'or committed at the provider in spec/<contract>/consumers/, the file lets compare say whom a change breaks.',
  positionals: {
    name: 'contract',
    many: false,
    description: 'Name of the contract, where the program imports several.',
    complete: 'contract',
  },
  options,
  examples: [
    { line: 'uses', description: 'write web.uses.json, in the folder of the package "web"' },
    {
      line: 'uses shop --project apps/web/tsconfig.json --out published/web.uses.json',
      description: 'of one of many',
    },
    { line: 'uses --check', description: 'fail when the published file is out of date' },
    { line: 'uses --unused', description: 'at the provider: what can be deprecated without pain' },
  ],
  files: [
    { name: 'tsconfig.json', meaning: 'says which files the program has' },
    { name: '<consumer>.uses.json', meaning: 'what is used, a pointer a line' },
    { name: 'spec/<contract>/consumers/*.uses.json', meaning: 'what the known consumers of a contract use' },
  ],
  seeAlso: ['compare', 'gate', 'docs/uses.md'],
  run: async ({ positionals: [contract], options: chosen }, context) => {
    if (chosen.unused) return printUnused(contract, chosen, context);
    const found = await readAll(contract, chosen, context);
    const results = [];
    for (const each of found) results.push(await settle(each, found.length > 1, chosen, context));
    if (context.json) context.print(toJsonText({ version: 1, uses: results }));
    return chosen.check && results.some(({ changed }) => changed) ? exitCodes.findings : exitCodes.clean;
  },
});

async function readAll(
  contract: string | undefined,
  chosen: Chosen,
  context: CommandContext,
): Promise<readonly ContractUses[]> {
  const { readUses } = await import('../src/uses/read-uses.ts');
  const progress = progressOf(context);
  const spec = contract === undefined ? undefined : await contractOf(contract, context);
  const found = readUses({
    folder: context.root,
    ...(chosen.project !== undefined && { project: chosen.project }),
    ...(chosen.consumer !== undefined && { consumer: chosen.consumer }),
    ...(contract !== undefined && { contract }),
    documentOf: ({ document }) => document ?? spec?.document,
    onProgress: (done, all) => progress.tell(done, all),
  });
  progress.end();
  if (found.length === 0)
    throw new ExpectedError(
      contract === undefined
        ? 'This program imports the types of no contract'
        : `This program imports no types of a contract ${JSON.stringify(contract)}`,
      {
        help: 'Import what `generate` or `pack` made, and name the configuration that has the file: --project tsconfig.json.',
      },
    );
  for (const each of found) await refuseOtherVersion(each, context);
  return found;
}

async function contractOf(name: string, { root }: CommandContext) {
  if (!existsSync(path.join(root, specFolder, name))) return undefined;
  const { loadContract } = await import('../src/contract/load.ts');
  return loadContract(path.join(root, specFolder, name), { root });
}

/** What is written must be of the contract that is there. */
async function refuseOtherVersion(
  { uses: { contract: name, contractVersion, digest }, types }: ContractUses,
  context: CommandContext,
): Promise<void> {
  const contract = await contractOf(name, context);
  if (!contract) return;
  const { digestOf } = await import('../src/uses/digest.ts');
  const { versionOf } = await import('../src/compare/version.ts');
  if (digestOf(contract.document) === digest) return;
  throw new ExpectedError(
    `The program imports ${name} ${contractVersion} (${types}), and ${specFolder}/${name} is ${versionOf(contract)}, another one`,
    { help: `Generate it again, or install the package of ${versionOf(contract)}.` },
  );
}

async function settle(found: ContractUses, several: boolean, chosen: Chosen, context: CommandContext) {
  const { usesText } = await import('../src/uses/uses-file.ts');
  const { writeWhole } = await import('./command/write-whole.ts');
  const { consumer, contract, contractVersion, unread } = found.uses;
  const file = chosen.out ?? `${several ? `${consumer}.${contract}` : consumer}.uses.json`;
  const now = usesText(found.uses, {
    withoutValues: chosen['without-values'],
    withoutPlaces: chosen['without-places'],
  });
  const before = await textAt(context.root, path.relative(context.root, path.resolve(context.root, file)));
  // A formatter may have been at it: what it says is what counts.
  const changed = before === undefined || !saysTheSame(before, now);
  if (changed && !chosen.check) await writeWhole(context.root, file, now);
  const parts = new Set(found.uses.uses.map(({ pointer }) => pointer)).size;
  const fate = changed
    ? chosen.check
      ? 'is out of date: run openapi-contract uses'
      : 'written'
    : 'up to date';
  const line = `${consumer} uses ${count(parts, 'part')} of ${contract} ${contractVersion} in ${count(found.uses.uses.length, 'place')}; ${file} ${fate}`;
  if (!context.json) context.print(`${escapeLine(line)}\n`);
  for (const each of unread) context.say(`${escapeLine(`not read: ${each}`)}\n`);
  return {
    consumer,
    contract,
    contractVersion,
    file,
    parts,
    uses: found.uses.uses.length,
    unread: [...unread],
    changed,
  };
}

function saysTheSame(before: string, now: string): boolean {
  if (before === now) return true;
  try {
    return isDeepStrictEqual(JSON.parse(before), JSON.parse(now));
  } catch {
    return false;
  }
}

async function printUnused(
  name: string | undefined,
  chosen: Chosen,
  context: CommandContext,
): Promise<ExitCode> {
  const { loadContracts } = await import('../src/contract/load.ts');
  const { consumersOf } = await import('../src/uses/consumers.ts');
  const { unusedOf } = await import('../src/uses/unused.ts');
  const results = [];
  for (const contract of await loadContracts(context.root, name === undefined ? [] : [name])) {
    const consumers = await consumersOf(context.root, contract.name, chosen.uses);
    if (consumers.length === 0)
      throw new ExpectedError(`Nobody is known to use ${contract.name}`, {
        help: `Put files of uses into ${specFolder}/${contract.name}/consumers/, or name them: --uses FILE.`,
      });
    const unused = unusedOf(contract, consumers);
    if (!context.json) context.print(unusedText(contract, consumers, unused));
    results.push({
      contract: contract.name,
      consumers: consumers.map(({ consumer }) => consumer),
      operations: [...unused.operations],
      parameters: [...unused.parameters],
      properties: [...unused.properties],
      unread: [...unused.unread],
    });
  }
  if (context.json) context.print(toJsonText({ version: 1, unused: results }));
  return exitCodes.clean;
}

if (isMain(import.meta)) await main(uses);
