import { Pool } from 'undici';
import type { Answer } from '../answer.ts';
import { tlsConnect, type TlsSettings } from '../tls.ts';
import { collectAnswer, type AnswerCollector } from './answer-collector.ts';
import type { SentRequest } from './sent-request.ts';

/** Answers larger than this are not read. */
const maximumBytes = 10 * 1024 * 1024;

/** How a connection sends. */
export interface ConnectionSettings {
  /** How many requests may be in flight. */
  readonly concurrency: number;
  /** Milliseconds that an answer may take. */
  readonly deadline: number;
  readonly tls?: TlsSettings | undefined;
}

/** Open connections to one server. */
export interface Connection {
  /** Sends one request. Never throws: trouble is an answer. Redirects are not followed. */
  send(request: SentRequest): Promise<Answer>;
  /** Waits for no answer any longer that is under way: it is as if those requests had not been sent. */
  giveUp(reason: string): void;
  /** Drops every connection. */
  close(): Promise<void>;
}

/** Opens a pool of connections to an origin, as many as requests may be in flight. */
export function connect(origin: string, { concurrency, deadline, tls }: ConnectionSettings): Connection {
  const pool = new Pool(origin, {
    connections: concurrency,
    pipelining: 1,
    connectTimeout: deadline,
    ...(tls && { connect: { timeout: deadline, ...tlsConnect(tls) } }),
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maximumBytes,
  });
  const underWay = new Set<AnswerCollector>();
  const sendOnce = async ({ method, path, headers, body }: SentRequest): Promise<Answer> => {
    const collector = collectAnswer({ deadline, maximumBytes });
    underWay.add(collector);
    pool.dispatch({ method, path, headers, body }, collector.handler);
    const answer = await collector.answer;
    underWay.delete(collector);
    return answer;
  };
  return {
    send: (request) => sendTwice(sendOnce, request),
    giveUp: (reason) => {
      for (const collector of underWay) collector.giveUp(reason);
    },
    close: () => pool.destroy(),
  };
}

// A server may close an idle connection just when a request goes out on it (RFC 9112, section 9.3.1):
// only a connection that closes twice is the server's doing.
async function sendTwice(
  sendOnce: (request: SentRequest) => Promise<Answer>,
  request: SentRequest,
): Promise<Answer> {
  const answer = await sendOnce(request);
  return answer.kind === 'unanswered' && answer.why === 'closed' ? sendOnce(request) : answer;
}
