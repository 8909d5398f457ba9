import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { machineFailure } from '../../src/files/failure.ts';
import { leftovers } from '../../src/files/leftovers.ts';
import { toJsonText } from '../../src/report/json-text.ts';
import { readArguments, wantsJson } from './arguments.ts';
import { exitCodes, type Command, type CommandContext, type ExitCode } from './command.ts';
import { failureJson, failureText } from './failure.ts';
import { commandHelp } from './help.ts';
import type { Options } from './option.ts';
import { packageVersion } from './version.ts';

/**
 * Runs a command with the words that follow its name, and owns what errors become: an expected one is
 * a message, any other a bug with its stack, and both give exit code 2.
 */
export async function runCommand<Defined extends Options>(
  command: Command<Defined>,
  words: readonly string[],
  surroundings: Omit<CommandContext, 'json'>,
): Promise<ExitCode> {
  const context = { ...surroundings, line: [command.name, ...words], json: wantsJson(words) };
  try {
    return await answer(command, words, context);
  } catch (error) {
    return fail(error, context);
  }
}

/** Says what was thrown, in the way that was asked for, and gives the exit code for it. */
export function fail(thrown: unknown, context: CommandContext): ExitCode {
  if (context.stop.aborted) return exitCodes.unusable;
  const error = machineFailure(thrown, context.root, 'the command could not go on');
  context.say(failureText(error));
  if (context.json) context.print(toJsonText(failureJson(error)));
  return exitCodes.unusable;
}

async function answer<Defined extends Options>(
  command: Command<Defined>,
  words: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const request = readArguments(command, words);
  if (request.kind === 'run') {
    await recover(context);
    const told = request.timings ? (await import('./timings.ts')).timings() : undefined;
    try {
      return await command.run(request.invocation, { ...context, json: request.json });
    } finally {
      if (told) context.say(told());
    }
  }
  context.print(request.kind === 'help' ? commandHelp(command) : `${packageVersion()}\n`);
  return exitCodes.clean;
}

/** Puts back what a killed command left half done, before this one reads any of it. */
async function recover(context: CommandContext): Promise<void> {
  const names = await readdir(join(context.root, leftovers)).catch(() => []);
  if (!names.some((name) => name.startsWith('change-'))) return;
  const { recoverChanges } = await import('../../src/transaction/recover.ts');
  if (await recoverChanges(context.root)) context.say('an interrupted change of files was put back\n');
}
