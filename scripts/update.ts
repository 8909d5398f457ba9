import { existsSync } from 'node:fs';
import path from 'node:path';
import { findContracts, specFolder } from '../src/contract/find.ts';
import { ExpectedError } from '../src/expected-error.ts';
import type { UpdateOptions } from '../src/update/update-options.ts';
import { placeFrom } from '../src/upstream/place.ts';
import { sourceFileName } from '../src/upstream/source.ts';
import { defineCommand, exitCodes, type CommandContext, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { exitCodeFor } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { flag, optional, repeated, text, type Values } from './command/option.ts';
import { checkReports, isForPeople, reportOptions, writeReports } from './command/reports.ts';
import { today } from './command/today.ts';
import { reportOf, updatesText } from './update/report.ts';
import { updatesIn, type UpdateResult } from './update/result.ts';
import { updateAll } from './update/update-all.ts';
import { readHeaders } from './verify/headers.ts';

const options = {
  'dry-run': flag('Write nothing; say all the same what would come of it.'),
  'no-verify': flag('Leave verifying to the gate: for where a release touches hundreds of operations.'),
  from: optional({
    placeholder: 'PLACE',
    description: 'URL or path that upstream is at from now on. Default: what source.json says.',
    complete: 'file',
    parse: text,
  }),
  operation: optional({
    placeholder: "'METHOD /PATH'",
    description:
      'The one operation that is kept of what --from leads to; "all" for all of them. Default: what source.json says.',
    parse: text,
  }),
  header: repeated({
    placeholder: "'NAME: VALUE'",
    description: 'Header for the server that upstream is fetched from; env:NAME reads a variable.',
    parse: text,
  }),
  ...reportOptions,
};

/** `openapi-contract update` */
export const update = defineCommand({
  name: 'update',
  summary: 'Fetch upstream anew, and bring everything that is made of it up to date',
  description:
    'Fetches the description from where source.json says, compares it with the one that is there, applies the\n' +
    'overlays, generates, lints, and verifies the operations that changed; then writes upstream, source.json,\n' +
    'CHANGELOG.md and generated files, all of them or none. Findings are for a pull request to show, and keep\n' +
    'nothing from being written. Overlays that do not fit any more do: adapt them to what upstream is now, and\n' +
    'update again.',
  positionals: {
    ...contractPositionals,
    description: 'Name of a folder in spec/. Default: all that have a source.json.',
  },
  options,
  examples: [
    { line: 'update', description: 'bring every contract up to date' },
    { line: 'update pets --dry-run', description: 'see what would come of it' },
    {
      line: 'update pets --from https://pets.example/openapi.yaml',
      description: 'say where upstream is from now on',
    },
    { line: "update pets --header 'authorization: env:TOKEN'", description: 'fetch what is not public' },
  ],
  files: [
    {
      name: 'spec/<contract>/source.json',
      meaning: 'where upstream comes from, and what it was when it was fetched',
    },
    { name: 'spec/<contract>/CHANGELOG.md', meaning: 'gets an entry for each update that changes something' },
  ],
  seeAlso: ['compare', 'gate', 'docs/update.md'],
  run: async ({ positionals, options: chosen }, context) => {
    checkReports(context, chosen);
    const names = await contractsToUpdate(positionals, chosen, context);
    const settings = settingsFrom(chosen, context);
    const started = performance.now();
    const results = await updateAll(names, settings, context);
    const milliseconds = Math.round(performance.now() - started);
    const forPeople = isForPeople(context, chosen);
    await writeReports(context, chosen, reportOf(results, milliseconds));
    if (forPeople && updatesIn(results).some(({ findings }) => findings.length > 0)) context.print('\n');
    const lines = updatesText(results, settings);
    if (forPeople) context.print(lines);
    else context.say(lines);
    return exitCodeOf(results);
  },
});

type Chosen = Values<typeof options>;

async function contractsToUpdate(
  positionals: readonly string[],
  { from, operation }: Chosen,
  context: CommandContext,
): Promise<readonly string[]> {
  const names = await findContracts(context.root, namesOf(positionals));
  if (operation !== undefined && from === undefined) {
    throw new ExpectedError('--operation was given without --from', {
      help: "Name the place again: --from URL --operation 'post /pets'.",
    });
  }
  if (from !== undefined && names.length > 1) {
    throw new ExpectedError(
      `--from is for one contract, and there are ${names.length}: ${names.join(', ')}`,
      {
        help: 'Name the one: openapi-contract update <contract> --from URL.',
      },
    );
  }
  if (from !== undefined || positionals.length > 0) return names;
  const kept = names.filter((name) => existsSync(path.join(context.root, specFolder, name, sourceFileName)));
  const others = names.filter((name) => !kept.includes(name));
  if (kept.length === 0) {
    throw new ExpectedError('no contract says where it comes from: there is no source.json in spec/', {
      help: 'Say it once for each: openapi-contract update <contract> --from URL.',
    });
  }
  if (others.length > 0) context.say(`without source.json, and left alone: ${others.join(', ')}\n`);
  return kept;
}

function settingsFrom(
  { from, operation, header, 'dry-run': dryRun, 'no-verify': noVerify }: Chosen,
  context: CommandContext,
): UpdateOptions {
  const { root, env, stop } = context;
  return {
    root,
    stop,
    dryRun,
    verify: !noVerify,
    today: today(),
    headers: readHeaders(header, env),
    ...(from !== undefined && {
      from: { ...placeFrom(from, root), ...operationFrom(operation) },
    }),
  };
}

function operationFrom(word: string | undefined): { operation?: string | undefined } {
  if (word === undefined) return {};
  return { operation: word === 'all' ? undefined : word };
}

function exitCodeOf(results: readonly UpdateResult[]): ExitCode {
  const updates = updatesIn(results);
  const isWhole = updates.length === results.length && updates.every(({ outcome }) => outcome !== 'refused');
  return isWhole ? exitCodeFor(updates.flatMap(({ findings }) => findings)) : exitCodes.unusable;
}

if (isMain(import.meta)) await main(update);
