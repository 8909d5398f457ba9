import { ExpectedError } from '../../src/expected-error.ts';
import type { VariableNames } from '../../src/verify/options.ts';

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The credentials that `--auth [scheme=]value` gives, by scheme. What stands before the first `=` is a
 * scheme only if the contract has one of that name, as tokens may hold `=` themselves; without a scheme
 * the value is for all of them. `env:NAME` reads a variable. No message repeats a value.
 */
export function readCredentials(
  texts: readonly string[],
  schemes: readonly string[],
  env: Environment,
): Readonly<Record<string, string>> {
  if (texts.length > 0 && schemes.length === 0) {
    throw new ExpectedError('--auth was given, and the contract has no security scheme', {
      help: 'Leave --auth out, or add the scheme to the contract by an overlay.',
    });
  }
  const entries = texts.flatMap((given): [string, string][] => {
    const { scheme, value } = splitScheme(given, schemes);
    const credential = readValue(value, env);
    return (scheme === undefined ? schemes : [scheme]).map((name) => [name, credential]);
  });
  return Object.fromEntries(entries);
}

/** The variables that `--auth [scheme=]env:NAME` names, by scheme. */
export function credentialVariables(texts: readonly string[], schemes: readonly string[]): VariableNames {
  const entries = texts.flatMap((given): [string, string][] => {
    const { scheme, value } = splitScheme(given, schemes);
    return (scheme === undefined ? schemes : [scheme]).map((name) => [name, variableIn(value)]);
  });
  return Object.fromEntries(entries);
}

/** The variable that `env:NAME` names; `''` for any other value. */
export function variableIn(value: string): string {
  return value.startsWith('env:') ? value.slice('env:'.length) : '';
}

/** `scheme=value` apart, where what stands before the first `=` is one of the schemes. */
export function splitScheme(
  given: string,
  schemes: readonly string[],
): { scheme: string | undefined; value: string } {
  const scheme = schemes.find((name) => given.startsWith(`${name}=`));
  return { scheme, value: scheme === undefined ? given : given.slice(scheme.length + 1) };
}

function readValue(value: string, env: Environment): string {
  if (value === '')
    throw new ExpectedError('--auth was given without a value', { help: 'Write --auth env:NAME.' });
  return value.startsWith('env:') ? environmentVariable('--auth', variableIn(value), env) : value;
}

/** The value of a variable that an option names. Throws an ExpectedError when it is not set. */
export function environmentVariable(option: string, name: string, env: Environment): string {
  const value = env[name];
  if (value) return value;
  throw new ExpectedError(`${option} reads the environment variable ${name}, which is not set`, {
    help: `Set ${name}, or name another variable.`,
  });
}
