import { commonOptions } from '../command/arguments.ts';
import type { Command, Entry } from '../command/command.ts';
import { exitCodeRows, optionRows, usageLine, usageWord, type Row } from '../command/usage.ts';
import { blocksOf, type Block } from './block.ts';

/** What a manual says of one command, or of the program. */
export interface Manual {
  /** `openapi-contract-lint`. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly synopsis: string;
  readonly description: readonly Block[];
  /** Those that have something in them, in order. */
  readonly sections: readonly ManualSection[];
  /** Names of other manuals, and of documents. */
  readonly seeAlso: readonly string[];
}

/** A part of a manual: words and what they mean. */
export interface ManualSection {
  readonly title: string;
  readonly rows: readonly Row[];
}

const program = 'openapi-contract';

/** What every command looks at. */
const commonEnvironment: readonly Entry[] = [
  { name: 'NO_COLOR', meaning: 'switches colours off, which are for terminals anyway' },
  {
    name: 'NODE_COMPILE_CACHE',
    meaning: "the folder that Node keeps compiled code in; below the toolkit's node_modules by default",
  },
];

/** The manual of one command, from its definition alone. */
export function commandManual(command: Command): Manual {
  const { positionals, files = [], environment = [], seeAlso = [] } = command;
  return {
    name: manualName(command.name),
    summary: command.summary,
    synopsis: usageLine(command),
    description: blocksOf(command.description ?? `${command.summary}.`),
    sections: filled([
      { title: 'Arguments', rows: positionals ? [[usageWord(command), positionals.description]] : [] },
      { title: 'Options', rows: optionRows({ ...command.options, ...commonOptions }) },
      { title: 'Exit status', rows: exitCodeRows },
      { title: 'Files', rows: files.map(toRow) },
      { title: 'Environment', rows: [...environment, ...commonEnvironment].map(toRow) },
      {
        title: 'Examples',
        rows: command.examples.map(({ line, description }): Row => [`${program} ${line}`, description]),
      },
    ]),
    seeAlso: [program, ...seeAlso.map((each) => (each.includes('/') ? each : manualName(each)))],
  };
}

/** The manual of the program, from the definitions of its commands. */
export function programManual(summary: string, commands: readonly Command[]): Manual {
  return {
    name: program,
    summary,
    synopsis: `${program} <command> [options]`,
    description: blocksOf(
      'A contract is an OpenAPI description with its overlays: a folder in spec/ of the current folder, known\n' +
        'by its name. Commands work on all contracts, or on those that are named. Data goes to standard output,\n' +
        'progress to standard error.',
    ),
    sections: filled([
      { title: 'Commands', rows: commands.map(({ name, summary: text }): Row => [name, text]) },
      { title: 'Options', rows: optionRows(commonOptions) },
      { title: 'Exit status', rows: exitCodeRows },
      { title: 'Files', rows: projectFiles.map(toRow) },
      { title: 'Environment', rows: commonEnvironment.map(toRow) },
    ]),
    seeAlso: commands.map(({ name }) => manualName(name)),
  };
}

const projectFiles: readonly Entry[] = [
  { name: 'spec/<contract>/openapi.yaml', meaning: 'upstream, verbatim; also .yml or .json' },
  { name: 'spec/<contract>/*.overlay.yaml', meaning: 'what is known better than upstream says it' },
  { name: 'generated/<contract>/', meaning: 'what `generate` writes' },
  { name: '.openapi-contract/', meaning: 'logs, and what passed before; never committed' },
];

function manualName(command: string): string {
  return `${program}-${command}`;
}

function filled(sections: readonly ManualSection[]): ManualSection[] {
  return sections.filter(({ rows }) => rows.length > 0);
}

function toRow({ name, meaning }: Entry): Row {
  return [name, meaning];
}
