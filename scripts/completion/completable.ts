import { commonOptions } from '../command/arguments.ts';
import type { Command } from '../command/command.ts';
import type { Completable, CompletionKind, Option, Options } from '../command/option.ts';

/** Writes the completion script of one shell. */
export type ScriptWriter = (program: string, commands: readonly Command[]) => string;

/** Every option that a command understands, by the words it is written with: `--help`, `-h`. */
export function writtenOptions(
  command: Command,
): readonly { readonly words: readonly string[]; readonly name: string; readonly option: Option<unknown> }[] {
  const options: Options = { ...command.options, ...commonOptions };
  return Object.entries(options).map(([name, option]) => ({
    name,
    option,
    words: [`--${name}`, ...(option.short === undefined ? [] : [`-${option.short}`])],
  }));
}

/** What a word may stand for besides the words that are listed. */
export function kindsOf({ complete = [] }: Completable): readonly CompletionKind[] {
  return typeof complete === 'string' ? [complete] : complete;
}

/** What names a function of a shell may have: `openapi_contract`. */
export function functionName(program: string): string {
  return program.replaceAll(/\W/g, '_');
}

/** A text as one word of a POSIX shell, whatever is in it (XCU, section 2.2.2). */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
