import { ExpectedError } from '../../expected-error.ts';
import type { Redact } from './redact.ts';

/** What was thrown, without any of the secrets in what is shown of it: message, help and stack. */
export function redactError(error: unknown, redact: Redact): unknown {
  if (error instanceof ExpectedError) {
    const { location, help } = error;
    return new ExpectedError(redact(error.message), {
      ...(location && { location }),
      ...(help !== undefined && { help: redact(help) }),
    });
  }
  if (!(error instanceof Error)) return typeof error === 'string' ? redact(error) : error;
  error.message = redact(error.message);
  if (error.stack !== undefined) error.stack = redact(error.stack);
  return error;
}
