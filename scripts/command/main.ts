import type { Command } from './command.ts';
import type { Options } from './option.ts';
import { runInProcess } from './process.ts';
import { runCommand } from './run.ts';

/** Runs one command as this process: `if (import.meta.main) await main(command);` ends each script. */
export function main<Defined extends Options>(command: Command<Defined>): Promise<never> {
  return runInProcess((words, surroundings) => runCommand(command, words, surroundings));
}
