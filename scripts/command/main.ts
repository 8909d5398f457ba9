import { realpathSync } from 'node:fs';
import type { Command } from './command.ts';
import type { Options } from './option.ts';
import { runInProcess } from './process.ts';
import { runCommand } from './run.ts';

/**
 * Whether a module is what Node was started with, also through a link in `node_modules/.bin`. Not
 * `import.meta.main`: an older Node knows no such thing, and a command that does nothing would pass there.
 */
export function isMain(meta: ImportMeta): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === meta.filename;
}

/** Runs one command as this process: `if (isMain(import.meta)) await main(command);` ends each script. */
export function main<Defined extends Options>(command: Command<Defined>): Promise<never> {
  return runInProcess((words, surroundings) => runCommand(command, words, surroundings));
}
