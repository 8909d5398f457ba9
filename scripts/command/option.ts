import { ExpectedError } from '../../src/expected-error.ts';

/** What a word on the command line stands for, where a shell can say which there are. */
export type CompletionKind = 'contract' | 'file' | 'folder' | 'revision';

/** What shells complete a word with. Neither: they do not know. */
export interface Completable {
  /** The words themselves, where they are few. */
  readonly values?: readonly string[];
  readonly complete?: CompletionKind | readonly CompletionKind[];
}

/** One option of a command: how it is written, what it means, what its text gives. */
export interface Option<Value> extends Completable {
  readonly description: string;
  /** What stands for the value in help: `N`, `FILE`. Absent: the option is a flag. */
  readonly placeholder?: string;
  /** One letter, without the dash. */
  readonly short?: string;
  /** The default, as help shows it. */
  readonly defaultText?: string;
  /** Whether each time that it is given counts; otherwise the last one does. */
  readonly repeated?: boolean;
  /** The value of all the texts that were given, none when the option was left out. Throws an ExpectedError. */
  read(texts: readonly string[]): Value;
}

/** The options of a command, by the name that follows the two dashes. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values that options give, under the same names. */
export type Values<Defined extends Options> = {
  readonly [Name in keyof Defined]: Defined[Name] extends Option<infer Value> ? Value : never;
};

/** An option that is there or is not. */
export function flag(description: string, short?: string): Option<boolean> {
  return { description, short, read: (texts) => texts.length > 0 };
}

/** How an option that takes a text is written. */
interface ValueOption<Value> extends Completable {
  readonly description: string;
  readonly placeholder: string;
  /** What a text means; throws an ExpectedError when it means nothing. */
  readonly parse: (text: string) => Value;
}

/** An option with a value; given twice, the last one counts. */
export function optional<Value>(option: ValueOption<Value>): Option<Value | undefined> {
  return { ...written(option), read: (texts) => lastOf(texts, option.parse) };
}

/** An option with a value and a default; given twice, the last one counts. */
export function defaulted<Value>(option: ValueOption<Value>, value: Value): Option<Value> {
  return {
    ...written(option),
    defaultText: String(value),
    read: (texts) => lastOf(texts, option.parse) ?? value,
  };
}

/** An option that may be given many times: all its values, in order. */
export function repeated<Value>(option: ValueOption<Value>): Option<readonly Value[]> {
  return {
    ...written(option),
    description: `${option.description} May be given more than once.`,
    repeated: true,
    read: (texts) => texts.map((given) => option.parse(given)),
  };
}

/** What is the same of every option with a value. */
function written<Value>({ description, placeholder, values, complete }: ValueOption<Value>) {
  return { description, placeholder, values, complete };
}

/** Takes one of a few words. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): (given: string) => Choice {
  return (given) => {
    const found = choices.find((choice) => choice === given);
    if (found !== undefined) return found;
    throw new ExpectedError(`"${given}" is none of ${choices.join(', ')}`);
  };
}

/** Takes any text as it is. */
export function text(given: string): string {
  return given;
}

/** Takes whole numbers in decimal digits, from `minimum` to `maximum`. */
export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): (given: string) => number {
  return (given) => {
    const value = /^-?\d+$/.test(given) ? Number(given) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    throw new ExpectedError(`"${given}" is not a whole number ${describeRange(minimum, maximum)}`);
  };
}

function describeRange(minimum: number, maximum: number): string {
  return maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
}

function lastOf<Value>(texts: readonly string[], parse: (text: string) => Value): Value | undefined {
  const last = texts.at(-1);
  return last === undefined ? undefined : parse(last);
}
