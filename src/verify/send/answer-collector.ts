import type { Dispatcher } from 'undici';
import type { Answer, Answered } from '../answer.ts';
import { decodeBody } from './decode.ts';
import { longestRead, streamEnd, type StreamEnd } from './stream-end.ts';
import { troubleOf } from './trouble.ts';

/** How long an answer may take, in milliseconds, and how large it may be. */
export interface AnswerLimits {
  readonly deadline: number;
  readonly maximumBytes: number;
}

/** What takes one answer from the HTTP client, and the answer that it gives in the end. */
export interface AnswerCollector {
  readonly handler: Dispatcher.DispatchHandler;
  readonly answer: Promise<Answer>;
  /** Waits for the answer no longer: none is judged. */
  giveUp(reason: string): void;
}

/**
 * Collects one answer. The HTTP client's own streams and abort signals would take most of the time that
 * a request takes us, so this listens to the client directly. The answer never rejects: trouble is one.
 */
export function collectAnswer(limits: AnswerLimits): AnswerCollector {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const chunks: Buffer[] = [];
  let status = 0;
  let headers: Answered['headers'] = {};
  let controller: Dispatcher.DispatchController | undefined;
  let stream: StreamEnd | undefined;
  let reading: NodeJS.Timeout | undefined;
  let isEnded = false;
  const elapsed = (): number => performance.now() - started;
  const fail = (error: unknown): void => {
    if (isEnded) return;
    clearTimeout(timer);
    clearTimeout(reading);
    resolve(troubleOf(error, elapsed(), limits.deadline, limits.maximumBytes));
  };
  // Whether it waits for a connection or for an answer, the time is up.
  const timer = setTimeout(() => {
    fail(expiry);
    controller?.abort(expiry);
  }, limits.deadline);
  const end = async (cut?: true): Promise<void> => {
    isEnded = true;
    clearTimeout(timer);
    clearTimeout(reading);
    try {
      const body = await decoded(Buffer.concat(chunks), headers, limits.maximumBytes);
      resolve({ kind: 'answered', status, headers, body, milliseconds: elapsed(), ...(cut && { cut }) });
    } catch (error) {
      isEnded = false;
      fail(error);
    }
  };
  const cutOff = (): void => {
    void end(true);
    controller?.abort(expiry);
  };
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (given) => {
      controller = given;
      if (elapsed() >= limits.deadline) given.abort(expiry);
    },
    onResponseStart: (_, code, given) => {
      // Whatever comes before the answer (1xx) is no answer.
      if (code < 200) return;
      status = code;
      // The client gives names in lower case, and no absent ones.
      headers = given as Answered['headers'];
      stream = streamEnd(String(headers['content-type'] ?? ''));
      if (!stream) return;
      clearTimeout(timer);
      reading = setTimeout(cutOff, Math.min(longestRead, limits.deadline));
    },
    onResponseData: (_, chunk) => {
      chunks.push(chunk);
      if (!isEnded && stream?.isEnough(chunk)) cutOff();
    },
    onResponseEnd: () => void end(),
    onResponseError: (_, error) => fail(error),
  };
  const giveUp = (message: string): void => {
    clearTimeout(timer);
    clearTimeout(reading);
    resolve({ kind: 'not-sent', message });
    controller?.abort(expiry);
  };
  return { handler, answer: promise, giveUp };
}

const expiry = Object.assign(new Error('the deadline has passed'), { code: 'UND_ERR_ABORTED' });

function decoded(
  raw: Uint8Array,
  headers: Answered['headers'],
  maximum: number,
): Uint8Array | Promise<Uint8Array> {
  const coding = headers['content-encoding'];
  return coding === undefined
    ? raw
    : decodeBody(raw, typeof coding === 'string' ? coding : undefined, maximum);
}
