import { commonOptions } from './arguments.ts';
import type { Command, Entry } from './command.ts';
import { exitCodeRows, optionRows, usageLine, usageWord, type Row } from './usage.ts';

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
    section('Files', (command.files ?? []).map(toRow)),
    section('Environment', (command.environment ?? []).map(toRow)),
    section('Exit codes', exitCodeRows),
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
    section('Exit codes', exitCodeRows),
  ];
  return `${sections.join('\n\n')}\n`;
}

function toRow({ name, meaning }: Entry): Row {
  return [name, meaning];
}

/** A title and rows of two columns, the second wrapped at 100 characters. */
function section(title: string, rows: readonly Row[]): string {
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
