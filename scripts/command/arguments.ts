import { parseArgs } from 'node:util';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Command, Invocation } from './command.ts';
import { flag, type Option, type Options, type Values } from './option.ts';
import { didYouMean } from './suggestion.ts';

/** The options that every command has. */
export const commonOptions = {
  json: flag('Print the data as JSON.'),
  timings: flag('Say on standard error where the time went.'),
  help: flag('Show this help.', 'h'),
  version: flag('Show the version.'),
} as const satisfies Options;

/** What a command line asks for. */
export type Request<Defined extends Options> =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly json: boolean;
      readonly timings: boolean;
      readonly invocation: Invocation<Defined>;
    };

/**
 * Reads the words after a command's name. Help and version win over everything else that is right or
 * wrong on the line. Throws an ExpectedError that names the word which cannot be understood.
 */
export function readArguments<Defined extends Options>(
  command: Command<Defined>,
  words: readonly string[],
): Request<Defined> {
  const line = readWords({ ...commonOptions, ...command.options }, words);
  if (line.texts.has('help')) return { kind: 'help' };
  if (line.texts.has('version')) return { kind: 'version' };
  line.problem?.(command);
  checkPositionals(command, line.positionals);
  const options = readValues(command, line.texts);
  return {
    kind: 'run',
    json: line.texts.has('json'),
    timings: line.texts.has('timings'),
    invocation: { positionals: line.positionals, options },
  };
}

/** Whether a line asks for JSON; also for lines that are wrong otherwise. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).includes('--json');
}

/** The words of a line, sorted; `problem` throws the first thing that is wrong with them. */
interface Line {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
  readonly problem: ((command: Command) => never) | undefined;
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** Lenient parsing, judged by ourselves, as parseArgs' own messages know no suggestions and no exit code. */
function readWords(options: Options, words: readonly string[]): Line {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, nodeOption(option)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const texts = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option') texts.set(token.name, [...(texts.get(token.name) ?? []), token.value ?? '']);
  }
  const wrong = tokens.map((token) => problemOf(token, options)).find((problem) => problem !== undefined);
  return {
    texts,
    positionals: tokens.filter((token) => token.kind === 'positional').map((token) => token.value),
    problem: wrong,
  };
}

function nodeOption(option: Option<unknown>) {
  const type = option.placeholder === undefined ? ('boolean' as const) : ('string' as const);
  return { type, multiple: true, ...(option.short && { short: option.short }) };
}

function problemOf(token: Token, options: Options): Line['problem'] {
  if (token.kind !== 'option') return undefined;
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (!option) {
    const suggestion = didYouMean(token.name, Object.keys(options));
    return (command) => usageError(command, `There is no option "${token.rawName}"`, suggestion);
  }
  if (option.placeholder === undefined && token.value !== undefined) {
    return (command) => usageError(command, `The option "${token.rawName}" takes no value`);
  }
  if (option.placeholder !== undefined && isMissing(token)) {
    return (command) =>
      usageError(
        command,
        `The option "${token.rawName}" needs a value: ${token.rawName} ${option.placeholder}`,
      );
  }
  return undefined;
}

/** `--seed --json`: an option where a value belongs is a forgotten value; `--seed=--json` says it is meant. */
function isMissing(token: Extract<Token, { kind: 'option' }>): boolean {
  if (token.value === undefined) return true;
  return !token.inlineValue && token.value.startsWith('-') && !/^-\d/.test(token.value);
}

function checkPositionals(command: Command, positionals: readonly string[]): void {
  const [first, second] = positionals;
  if (!command.positionals && first !== undefined)
    usageError(command, `The word "${first}" means nothing here`);
  if (command.positionals && !command.positionals.many && second !== undefined) {
    usageError(command, `At most one ${command.positionals.name} can be given, and "${second}" is one more`);
  }
}

function readValues<Defined extends Options>(
  command: Command<Defined>,
  texts: ReadonlyMap<string, readonly string[]>,
): Values<Defined> {
  const entries = Object.entries(command.options).map(([name, option]): [string, unknown] => [
    name,
    readValue(command, name, option, texts.get(name) ?? []),
  ]);
  // Every name of the definition is there, with the value that its own option read.
  return Object.fromEntries(entries) as Values<Defined>;
}

function readValue(
  command: Command,
  name: string,
  option: Option<unknown>,
  texts: readonly string[],
): unknown {
  try {
    return option.read(texts);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return usageError(command, `The option "--${name}" cannot be used: ${error.message}`, error.help);
  }
}

function usageError(command: Command, message: string, suggestion?: string): never {
  const help = `${suggestion ? `${suggestion} ` : ''}See openapi-contract ${command.name} --help.`;
  throw new ExpectedError(message, { help });
}
