import type { Completable, Options, Values } from './option.ts';

/** What commands exit with: nothing wrong, findings that are errors, or bad usage, configuration or a crash. */
export const exitCodes = { clean: 0, findings: 1, unusable: 2 } as const;
/** One of the exit codes that a command gives. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The words of a command line that are no options. */
export interface Positionals extends Completable {
  /** What each stands for, as help shows it: `contract`. */
  readonly name: string;
  /** Whether more than one may be given. None need be given. */
  readonly many: boolean;
  readonly description: string;
}

/** A command line worth showing in help. */
export interface CommandExample {
  /** What follows `openapi-contract`. */
  readonly line: string;
  readonly description: string;
}

/** Something that a command has to do with, and what it means there: a file, an environment variable. */
export interface Entry {
  readonly name: string;
  readonly meaning: string;
}

/** What the user asked a command for. */
export interface Invocation<Defined extends Options> {
  readonly positionals: readonly string[];
  readonly options: Values<Defined>;
}

/** What a command sees of the world around it, so that tests can be one. */
export interface CommandContext {
  /** The project's absolute folder: that which holds `spec/` and `generated/`. */
  readonly root: string;
  /** The environment's variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the toolkit is started with: `npx openapi-contract` where it is installed in the project. */
  readonly program?: string;
  /** The words of the command line, from the command's name on. */
  readonly line?: readonly string[];
  /** Whether data is wanted as JSON. */
  readonly json: boolean;
  /** Whether data may be coloured. */
  readonly color: boolean;
  /** The terminal that shows progress; absent where standard error goes elsewhere, or is kept as a log. */
  readonly terminal?: { readonly columns: number } | undefined;
  /** Aborted when the user interrupts: stop what runs and return. */
  readonly stop: AbortSignal;
  /** Writes data: standard output. Brings its own line ends. */
  print(text: string): void;
  /** Writes progress: standard error. Brings its own line ends. */
  say(text: string): void;
}

/** A command as data: parsing, help and reference are made from it. */
export interface Command<Defined extends Options = Options> {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Paragraphs below the summary in help. */
  readonly description?: string;
  readonly positionals?: Positionals;
  readonly options: Defined;
  readonly examples: readonly CommandExample[];
  /** What it reads and writes, from the project's folder on. */
  readonly files?: readonly Entry[];
  /** The environment's variables that it looks at; those that every command looks at are known. */
  readonly environment?: readonly Entry[];
  /** The commands that have to do with it, and documents from the toolkit's folder on: `docs/verify.md`. */
  readonly seeAlso?: readonly string[];
  /** Does the work. Throws an ExpectedError for what the user can mend. */
  run(invocation: Invocation<Defined>, context: CommandContext): Promise<ExitCode>;
}

/** Types a command's `run` by its own options. */
export function defineCommand<Defined extends Options>(command: Command<Defined>): Command<Defined> {
  return command;
}
