import { Pool } from 'undici';
import type { Answer } from '../answer.ts';
import { collectAnswer } from './answer-collector.ts';
import type { SentRequest } from './sent-request.ts';

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

function sendOnce(
  pool: Pool,
  { method, path, headers, body }: SentRequest,
  deadline: number,
): Promise<Answer> {
  const { answer, handler } = collectAnswer({ deadline, maximumBytes });
  pool.dispatch({ method, path, headers, body }, handler);
  return answer;
}
