import { ExpectedError } from '../../src/expected-error.ts';
import type { VariableNames } from '../../src/verify/options.ts';
import { environmentVariable, variableIn, type Environment } from '../command/credentials.ts';

/** What requests are framed by, or what the contract says itself. */
const unfixable = new Set(['connection', 'content-length', 'content-type', 'cookie', 'transfer-encoding']);

/** A header of `--header 'Name: value'`, as it is given. */
interface Given {
  readonly name: string;
  readonly value: string;
}

/**
 * The headers that `--header 'Name: value'` gives, by name; `env:NAME` as the value reads a variable.
 * Throws an ExpectedError that repeats no value.
 */
export function readHeaders(texts: readonly string[], env: Environment): Readonly<Record<string, string>> {
  const entries = texts.map(split).map(({ name, value }): [string, string] => {
    return [checkedName(name), checkedValue(name, readValue(value, env))];
  });
  return Object.fromEntries(entries);
}

/** The variables that `--header 'Name: env:NAME'` names, by header. Throws as `readHeaders` does. */
export function headerVariables(texts: readonly string[]): VariableNames {
  return Object.fromEntries(texts.map(split).map(({ name, value }) => [name, variableIn(value)]));
}

function split(given: string): Given {
  // RFC 9110, sections 5.1 and 5.5.
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(\S.*?)[ \t]*$/.exec(given) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new ExpectedError('--header was given something that is no header', {
    help: "Write --header 'Name: value', or --header 'Name: env:VARIABLE'.",
  });
}

function readValue(value: string, env: Environment): string {
  return value.startsWith('env:') ? environmentVariable('--header', variableIn(value), env) : value;
}

function checkedName(name: string): string {
  if (!unfixable.has(name.toLowerCase())) return name;
  throw new ExpectedError(`--header cannot fix ${name}`, {
    help: 'It belongs to the single request. Cookies of security schemes are given by --auth.',
  });
}

function checkedValue(name: string, value: string): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw new ExpectedError(`The value of --header ${name} has characters that no header may have`);
}
