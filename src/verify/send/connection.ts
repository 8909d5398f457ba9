import { Pool, type Dispatcher } from 'undici';
import type { Answer, Answered } from '../answer.ts';
import { decodeBody } from './decode.ts';
import type { SentRequest } from './sent-request.ts';
import { troubleOf } from './trouble.ts';

/** Answers larger than this are not read. */
const maximumBytes = 10 * 1024 * 1024;

/** Open connections to one server. */
export interface Connection {
  /** Sends one request. Never throws: trouble is an answer. Redirects are not followed. */
  send(request: SentRequest): Promise<Answer>;
  /** Drops every connection. */
  close(): Promise<void>;
}

/** Opens a pool of connections to an origin, as many as requests may be in flight. */
export function connect(origin: string, concurrency: number, deadline: number): Connection {
  const pool = new Pool(origin, {
    connections: concurrency,
    pipelining: 1,
    connectTimeout: deadline,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maximumBytes,
  });
  return {
    send: (request) => sendTwice(pool, request, deadline),
    close: () => pool.destroy(),
  };
}

// A server may close an idle connection just when a request goes out on it (RFC 9112, section 9.3.1):
// only a connection that closes twice is the server's doing.
async function sendTwice(pool: Pool, request: SentRequest, deadline: number): Promise<Answer> {
  const answer = await sendOnce(pool, request, deadline);
  return answer.kind === 'unanswered' && answer.why === 'closed' ? sendOnce(pool, request, deadline) : answer;
}

async function sendOnce(pool: Pool, request: SentRequest, deadline: number): Promise<Answer> {
  const started = performance.now();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadline);
  try {
    const response = await pool.request(dispatchOptions(request, controller.signal));
    return await readAnswer(response, started);
  } catch (error) {
    return troubleOf(error, performance.now() - started, deadline, maximumBytes);
  } finally {
    clearTimeout(timer);
  }
}

function dispatchOptions(request: SentRequest, signal: AbortSignal): Dispatcher.RequestOptions {
  const { method, path, headers, body } = request;
  return { method, path, headers, body, signal };
}

async function readAnswer(response: Dispatcher.ResponseData, started: number): Promise<Answered> {
  const raw = await response.body.bytes();
  const headers = lowerCased(response.headers);
  const coding = headers['content-encoding'];
  const body = await decodeBody(raw, typeof coding === 'string' ? coding : undefined, maximumBytes);
  const milliseconds = performance.now() - started;
  return { kind: 'answered', status: response.statusCode, headers, body, milliseconds };
}

function lowerCased(headers: Dispatcher.ResponseData['headers']): Answered['headers'] {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), value] as const],
  );
  return Object.fromEntries(entries);
}
