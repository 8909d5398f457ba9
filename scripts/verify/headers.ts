import { ExpectedError } from '../../src/expected-error.ts';
import { environmentVariable, type Environment } from '../command/credentials.ts';

/** What requests are framed by, or what the contract says itself. */
const unfixable = new Set(['connection', 'content-length', 'content-type', 'cookie', 'transfer-encoding']);

/**
 * The headers that `--header 'Name: value'` gives, by name; `env:NAME` as the value reads a variable.
 * Throws an ExpectedError that repeats no value.
 */
export function readHeaders(texts: readonly string[], env: Environment): Readonly<Record<string, string>> {
  const entries = texts.map((given): [string, string] => {
    // RFC 9110, sections 5.1 and 5.5.
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(\S.*?)[ \t]*$/.exec(given) ?? [];
    if (name === undefined || value === undefined) {
      throw new ExpectedError('--header was given something that is no header', {
        help: "Write --header 'Name: value', or --header 'Name: env:VARIABLE'.",
      });
    }
    return [checkedName(name), checkedValue(name, readValue(value, env))];
  });
  return Object.fromEntries(entries);
}

function readValue(value: string, env: Environment): string {
  return value.startsWith('env:') ? environmentVariable('--header', value.slice('env:'.length), env) : value;
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
