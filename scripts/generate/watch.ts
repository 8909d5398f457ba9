import path from 'node:path';
import { findContracts, specFolder } from '../../src/contract/find.ts';
import { loadContract } from '../../src/contract/load.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { type GenerateOptions, generationOf } from '../../src/generate/generation.ts';
import { writeGenerated } from '../../src/generate/write.ts';
import { escapeInJson } from '../../src/hidden-characters.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import { isNotFound } from '../../src/system-error.ts';
import { watchContracts } from '../../src/watch/watch-contracts.ts';
import { exitCodes, type CommandContext, type ExitCode } from '../command/command.ts';
import { failureJson, failureText } from '../command/failure.ts';
import { resultLine, type GenerateResult } from './result.ts';

/**
 * Generates for the contracts, and again for each that changes, until the user interrupts. What cannot be
 * generated is said, and what was generated before stays.
 *
 * @param names only these contracts; all, also those to come, when `undefined`
 * @param options what was chosen of what is generated
 * @throws ExpectedError when there is no contract, or none of a name
 */
export async function generateOnChange(
  names: readonly string[] | undefined,
  options: GenerateOptions,
  context: CommandContext,
): Promise<ExitCode> {
  await findContracts(context.root, names);
  context.say(`watching ${specFolder}/, stop with Ctrl+C\n`);
  for await (const { changed, removed } of watchContracts(context.root, { stop: context.stop, names })) {
    const outcomes: Outcome[] = [];
    for (const name of changed) outcomes.push(await generateOne(name, context.root, options));
    if (context.stop.aborted) break;
    report(outcomes, removed, context);
  }
  return exitCodes.clean;
}

/** What became of one contract: what was written, or why it was not. */
type Outcome = GenerateResult | { readonly contract: string; readonly error: ExpectedError };

async function generateOne(contract: string, root: string, options: GenerateOptions): Promise<Outcome> {
  try {
    const loaded = await loadContract(path.join(root, specFolder, contract), { root });
    const files = await generateFiles(loaded, await generationOf(root, contract, options));
    const changed = await writeGenerated(path.join(root, 'generated', contract), files);
    return { contract, changed, files: files.map((file) => file.path) };
  } catch (error) {
    if (error instanceof ExpectedError) return { contract, error };
    if (!isNotFound(error)) throw error;
    return { contract, error: new ExpectedError(`${specFolder}/${contract} vanished while it was read`) };
  }
}

function report(outcomes: readonly Outcome[], removed: readonly string[], context: CommandContext): void {
  for (const outcome of outcomes) {
    if ('error' in outcome) context.say(failureText(outcome.error));
    else if (!context.json) context.print(resultLine(outcome));
  }
  for (const name of removed)
    context.say(`${escapeLine(name)} is gone; generated/${escapeLine(name)} stays\n`);
  if (context.json) context.print(runLine(outcomes, removed));
}

/** One run as one line of JSON. */
function runLine(outcomes: readonly Outcome[], removed: readonly string[]): string {
  const generated = outcomes.filter((outcome) => !('error' in outcome));
  const failed = outcomes.flatMap((outcome) =>
    'error' in outcome ? [{ contract: outcome.contract, ...failureJson(outcome.error) }] : [],
  );
  return `${escapeInJson(JSON.stringify({ version: 1, generated, failed, removed }))}\n`;
}
