import { type Outcome, type RetryOptions, delayBefore } from './retry.ts';

/** How long to wait for answers, and when to ask again. */
export interface ResilienceOptions {
  /** Milliseconds for each attempt, until its answer is read. Default: no limit. */
  readonly timeout?: number | undefined;
  /** `false`: never. */
  readonly retry?: RetryOptions | false | undefined;
}

/** What openapi-fetch sends requests with; it hands over its option `requestInitExt` beside them. */
export type Fetch = (request: Request, extension?: RequestInit) => Promise<Response>;

/** A `fetch` that gives up in time and tries again. The request's own signal ends it at any point. */
export function resilientFetch(fetch: Fetch | undefined, { timeout, retry = {} }: ResilienceOptions): Fetch {
  const send: Fetch = async (request, extension) =>
    (fetch ?? globalThis.fetch)(limited(request, timeout), extension);
  if (retry === false) return send;
  return async (request, extension) => {
    for (let attempt = 1; ; attempt += 1) {
      // The copy is sent, as a body can be read once.
      const outcome = await outcomeOf(send(request.clone(), extension));
      const delay = request.signal.aborted ? undefined : delayBefore(attempt, request.method, outcome, retry);
      if (delay === undefined) {
        if ('response' in outcome) return outcome.response;
        throw outcome.error;
      }
      if ('response' in outcome) await outcome.response.body?.cancel();
      await pause(delay, request.signal);
    }
  };
}

async function outcomeOf(answer: Promise<Response>): Promise<Outcome> {
  try {
    return { response: await answer };
  } catch (error) {
    return { error };
  }
}

function limited(request: Request, timeout: number | undefined): Request {
  if (timeout === undefined) return request;
  return new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]) });
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
