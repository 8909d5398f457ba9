import { commonOptions } from './arguments.ts';
import type { Command } from './command.ts';
import type { Option, Options } from './option.ts';

/** The help of one command, made from its definition; ends in a line end. */
export function commandHelp(command: Command): string {
  const sections = [
    `${command.summary}.`,
    command.description,
    `Usage: ${usageLine(command)}`,
    command.positionals && section('Arguments', [[usageWord(command), command.positionals.description]]),
    section('Options', optionRows({ ...command.options, ...commonOptions })),
    section(
      'Examples',
      command.examples.map((example) => [`openapi-contract ${example.line}`, example.description]),
    ),
    exitCodeSection,
  ];
  return `${sections.filter((text) => text !== undefined && text !== '').join('\n\n')}\n`;
}

/** The help of the whole: its commands, and what holds for each of them; ends in a line end. */
export function programHelp(summary: string, commands: readonly Command[]): string {
  const sections = [
    `${summary}.`,
    'Usage: openapi-contract <command> [options]',
    section(
      'Commands',
      commands.map((command) => [command.name, command.summary]),
    ),
    section('Options of every command', optionRows(commonOptions)),
    'Commands read the contracts in spec/ of the current folder, all of them or those that are named.\n' +
      'NO_COLOR switches colours off. openapi-contract <command> --help says more.',
    exitCodeSection,
  ];
  return `${sections.join('\n\n')}\n`;
}

const exitCodeSection = section('Exit codes', [
  ['0', 'nothing wrong'],
  ['1', 'findings that are errors'],
  ['2', 'bad usage, bad configuration or a crash'],
  ['130', 'interrupted'],
]);

/** `openapi-contract lint [contract…] [options]`. */
function usageLine(command: Command): string {
  return ['openapi-contract', command.name, usageWord(command), '[options]'].filter(Boolean).join(' ');
}

function usageWord(command: Command): string {
  if (!command.positionals) return '';
  return `[${command.positionals.name}${command.positionals.many ? '…' : ''}]`;
}

function optionRows(options: Options): [string, string][] {
  return Object.entries(options).map(([name, option]) => [
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

/** A title and rows of two columns, the second wrapped at 100 characters. */
function section(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const lines = rows.map(([left, right]) => `  ${left.padEnd(width)}${wrap(right, width + 2)}`);
  return [`${title}:`, ...lines].join('\n');
}

function wrap(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const fits = line === '' || indent + line.length + 1 + word.length <= 100;
    if (fits) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
