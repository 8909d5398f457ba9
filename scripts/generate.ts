import { join } from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import { dateKinds } from '../src/generate/date-kinds.ts';
import { importSuffixes } from '../src/generate/import-suffixes.ts';
import type { GenerateOptions } from '../src/generate/generation.ts';
import type { Finding } from '../src/finding.ts';
import type { GeneratedFile } from '../src/generate/generated-file.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand, exitCodes, type CommandContext, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { exitCodeFor, printFindings } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { flag, oneOf, optional } from './command/option.ts';
import { resultLine, type GenerateResult } from './generate/result.ts';

/** What one contract gives, and where it belongs. */
interface Generated {
  readonly contract: Contract;
  readonly folder: string;
  readonly files: readonly GeneratedFile[];
}

/** `openapi-contract generate` */
export const generate = defineCommand({
  name: 'generate',
  summary: 'Write types, client and bundled document to generated/<contract>/',
  description:
    'Everything is made before anything is written, and each folder is replaced as a whole: bad input\n' +
    'leaves what was there. With --watch it goes on until it is interrupted: what is saved in spec/ is\n' +
    'generated at once, and what cannot be is said; --json is one line for each run then.',
  positionals: contractPositionals,
  options: {
    check: flag('Write nothing; list what is out of date and exit with 1 if anything is.'),
    watch: flag('Generate again whenever a contract changes.'),
    'import-suffix': optional({
      description:
        'What imports end in: ts, js, none. Default: what the nearest tsconfig.json asks for, or was chosen before.',
      placeholder: 'SUFFIX',
      values: importSuffixes,
      parse: oneOf(importSuffixes),
    }),
    dates: optional({
      description:
        'What texts of the formats date-time and date are. Default: string, or what was chosen before.',
      placeholder: 'KIND',
      values: dateKinds,
      parse: oneOf(dateKinds),
    }),
    tuples: flag('Type lists of at least 1 to 4 items as tuples that have them.'),
  },
  examples: [
    { line: 'generate', description: 'generate for every contract' },
    { line: 'generate --check', description: 'fail when something was not regenerated' },
    { line: 'generate --watch', description: 'generate with every save' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: 'generated/<contract>/', meaning: 'replaced as a whole, and never edited by hand' },
  ],
  seeAlso: ['pack', 'gate', 'mock'],
  run: async ({ positionals, options }, context) => {
    const names = namesOf(positionals);
    const chosen = chosenBy(options);
    if (options.watch) return watch(names, options.check, chosen, context);
    const generated = await generateAll(context.root, names, chosen);
    if (!options.check) return write(generated, context);
    const findings = await stale(generated, names === undefined ? context.root : undefined);
    printFindings(context, findings);
    return exitCodeFor(findings);
  },
});

/** What was given only: anything else is as it was chosen before. */
function chosenBy(options: {
  readonly 'import-suffix': GenerateOptions['importSuffix'];
  readonly dates: GenerateOptions['dates'];
  readonly tuples: boolean;
}): GenerateOptions {
  const { 'import-suffix': importSuffix, dates, tuples } = options;
  return {
    ...(importSuffix === undefined ? {} : { importSuffix }),
    ...(dates === undefined ? {} : { dates }),
    ...(tuples ? { tuples } : {}),
  };
}

async function watch(
  names: readonly string[] | undefined,
  check: boolean,
  options: GenerateOptions,
  context: CommandContext,
): Promise<ExitCode> {
  if (check) {
    throw new ExpectedError('--watch and --check were given together', {
      help: 'Give one of them: --check looks once and writes nothing.',
    });
  }
  const { generateOnChange } = await import('./generate/watch.ts');
  return generateOnChange(names, options, context);
}

async function generateAll(
  root: string,
  names: readonly string[] | undefined,
  options: GenerateOptions,
): Promise<Generated[]> {
  const { generationOf } = await import('../src/generate/generation.ts');
  const { loadContracts } = await import('../src/contract/load.ts');
  const { generateFiles } = await import('../src/generate/generate.ts');
  const generated: Generated[] = [];
  for (const contract of await loadContracts(root, names)) {
    const folder = join(root, 'generated', contract.name);
    generated.push({
      contract,
      folder,
      files: await generateFiles(contract, await generationOf(root, contract.name, options)),
    });
  }
  return generated;
}

/** `wholeRoot`: the project's folder, when every contract was generated and whatever else is there is extra. */
async function stale(generated: readonly Generated[], wholeRoot: string | undefined): Promise<Finding[]> {
  const { findStale } = await import('../src/generate/stale.ts');
  const { findOrphans } = await import('../src/generate/orphan.ts');
  const names = generated.map(({ contract }) => contract.name);
  const orphans = wholeRoot === undefined ? [] : await findOrphans(join(wholeRoot, 'generated'), names);
  const findings = await Promise.all(
    generated.map(({ contract, folder, files }) => findStale(contract, folder, files)),
  );
  return [...orphans, ...findings.flat()];
}

async function write(generated: readonly Generated[], context: CommandContext): Promise<ExitCode> {
  const { readOwned } = await import('../src/generate/ownership.ts');
  const { writeGenerated } = await import('../src/generate/write.ts');
  // Before the first is written: a folder that must not be replaced leaves the others as they were.
  for (const { folder } of generated) await readOwned(folder);
  const results: GenerateResult[] = [];
  for (const { contract, folder, files } of generated) {
    const changed = await writeGenerated(folder, files);
    const result = { contract: contract.name, changed, files: files.map(({ path }) => path) };
    results.push(result);
    if (!context.json) context.print(resultLine(result));
  }
  if (context.json) context.print(toJsonText({ version: 1, generated: results }));
  return exitCodes.clean;
}

if (isMain(import.meta)) await main(generate);
