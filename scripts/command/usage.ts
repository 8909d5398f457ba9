import type { Command } from './command.ts';
import type { Option, Options } from './option.ts';

/** A word that can be written or met, and what it means. */
export type Row = readonly [word: string, meaning: string];

/** What every command exits with. */
export const exitCodeRows: readonly Row[] = [
  ['0', 'nothing wrong'],
  ['1', 'findings that are errors'],
  ['2', 'bad usage, bad configuration or a crash'],
  ['130', 'interrupted'],
  ['143', 'terminated'],
];

/** How a command is called: `openapi-contract lint [contract…] [options]`. */
export function usageLine(command: Command): string {
  return ['openapi-contract', command.name, usageWord(command), '[options]'].filter(Boolean).join(' ');
}

/** How its arguments are written: `[contract…]`; `''` when it has none. */
export function usageWord(command: Command): string {
  if (!command.positionals) return '';
  return `[${command.positionals.name}${command.positionals.many ? '…' : ''}]`;
}

/** How options are written, and what they mean, defaults included. */
export function optionRows(options: Options): readonly Row[] {
  return Object.entries(options).map(([name, option]): Row => [
    optionWord(name, option),
    option.defaultText === undefined
      ? option.description
      : `${option.description} Default: ${option.defaultText}.`,
  ]);
}

function optionWord(name: string, option: Option<unknown>): string {
  const short = option.short ? `-${option.short}, ` : '';
  const value = option.placeholder === undefined ? '' : ` ${option.placeholder}`;
  return `${short}--${name}${value}`;
}
