import { join } from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import type { Finding } from '../src/finding.ts';
import type { GeneratedFile } from '../src/generate/generated-file.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand, exitCodes, type CommandContext, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { exitCodeFor, printFindings } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { flag } from './command/option.ts';

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
    'leaves what was there.',
  positionals: contractPositionals,
  options: { check: flag('Write nothing; list what is out of date and exit with 1 if anything is.') },
  examples: [
    { line: 'generate', description: 'generate for every contract' },
    { line: 'generate --check', description: 'fail when something was not regenerated' },
  ],
  run: async ({ positionals, options }, context) => {
    const names = namesOf(positionals);
    const generated = await generateAll(context.root, names);
    if (!options.check) return write(generated, context);
    const findings = await stale(generated, names === undefined ? context.root : undefined);
    printFindings(context, findings);
    return exitCodeFor(findings);
  },
});

async function generateAll(root: string, names: readonly string[] | undefined): Promise<Generated[]> {
  const { loadContracts } = await import('../src/contract/load.ts');
  const { generateFiles } = await import('../src/generate/generate.ts');
  const generated: Generated[] = [];
  for (const contract of await loadContracts(root, names)) {
    const folder = join(root, 'generated', contract.name);
    generated.push({ contract, folder, files: await generateFiles(contract) });
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
  const results = [];
  for (const { contract, folder, files } of generated) {
    const changed = await writeGenerated(folder, files);
    results.push({ contract: contract.name, changed, files: files.map(({ path }) => path) });
    if (!context.json) context.print(resultLine(contract.name, changed, files.length));
  }
  if (context.json) context.print(toJsonText({ version: 1, generated: results }));
  return exitCodes.clean;
}

function resultLine(name: string, changed: boolean, files: number): string {
  return `generated/${name}: ${changed ? `${files} files written` : 'up to date'}\n`;
}

if (isMain(import.meta)) await main(generate);
