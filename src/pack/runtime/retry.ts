/** When a request is sent again. */
export interface RetryOptions {
  /** How often, after the first time. Default: 2. */
  readonly attempts?: number;
  /** The longest wait, in milliseconds; a server that asks for more is not tried again. Default: 30,000. */
  readonly maximumDelay?: number;
  /** Milliseconds to wait before the attempt (from 1), where the server does not say. Default: doubling from half a second, at random down to half of that. */
  readonly delay?: (attempt: number) => number;
}

/** What came of an attempt: an answer, or none. */
export type Outcome = { readonly response: Response } | { readonly error: unknown };

/** Methods that may be repeated without doing more (RFC 9110, section 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);
/** Statuses that say that it may be otherwise in a while (RFC 9110, sections 15.5.9 and 15.6; RFC 6585, section 4). */
const passing = new Set([408, 429, 500, 502, 503, 504]);

/**
 * How long to wait before a request is sent once more, in milliseconds; `undefined` when it is not.
 * Only 429, which says that nothing was done, is taken for a reason to repeat what is not idempotent.
 *
 * @param attempt how many times it was sent
 */
export function delayBefore(
  attempt: number,
  method: string,
  outcome: Outcome,
  { attempts = 2, maximumDelay = 30_000, delay = backoff }: RetryOptions,
): number | undefined {
  if (attempt > attempts || !isWorthIt(method, outcome)) return undefined;
  const asked = 'response' in outcome ? retryAfter(outcome.response.headers) : undefined;
  if (asked !== undefined) return asked <= maximumDelay ? asked : undefined;
  return Math.min(delay(attempt), maximumDelay);
}

function isWorthIt(method: string, outcome: Outcome): boolean {
  if ('response' in outcome) {
    const { status } = outcome.response;
    return status === 429 || (idempotent.has(method) && passing.has(status));
  }
  // What `fetch` throws when no answer came; an abort is something else.
  return idempotent.has(method) && outcome.error instanceof TypeError;
}

/** Seconds, or a date (RFC 9110, section 10.2.3), which is read by the server's own clock. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** At random, so that clients which failed together do not return together. */
function backoff(attempt: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return 250 * 2 ** attempt * (1 - random / 2 ** 33);
}
