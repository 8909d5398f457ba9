import { inspect } from 'node:util';
import { ExpectedError } from '../../src/expected-error.ts';
import { escapeControls } from '../../src/report/control-characters.ts';

/** What is said on standard error when a command throws: a message for users, a stack for us. Ends in a line end. */
export function failureText(error: unknown): string {
  if (error instanceof ExpectedError) return `${escapeControls(`error: ${error.toString()}`)}\n`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
  return `${escapeControls(`This is a bug in openapi-contract, please report it.\n\n${stack}`)}\n`;
}

/** The same for `--json`, on standard output. */
export function failureJson(error: unknown): object {
  if (!(error instanceof ExpectedError)) {
    const message = error instanceof Error ? error.message : inspect(error);
    return { version: 1, error: { message, expected: false } };
  }
  const { message, location, help } = error;
  return {
    version: 1,
    error: { message, expected: true, location, help },
  };
}
