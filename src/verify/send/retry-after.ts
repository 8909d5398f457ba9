import { headerValue, type Answer } from '../answer.ts';

/** Longer waits are not for a test run; the answer is taken as it is. */
const longestWait = 10;

/**
 * How many milliseconds a server asks to be waited for before the request is sent again: `Retry-After`
 * in seconds with a 429 or 503 (RFC 9110, section 10.2.3). `undefined` when it does not ask, or for too long.
 */
export function askedToWait(answer: Answer): number | undefined {
  if (answer.kind !== 'answered' || (answer.status !== 429 && answer.status !== 503)) return undefined;
  const seconds = headerValue(answer, 'retry-after');
  if (seconds === undefined || !/^\d{1,4}$/.test(seconds)) return undefined;
  return Number(seconds) <= longestWait ? Number(seconds) * 1000 : undefined;
}
