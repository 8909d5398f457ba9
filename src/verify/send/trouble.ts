import type { Unanswered } from '../answer.ts';
import { handshakeOf } from '../tls.ts';

/** Says what an error of the HTTP client means: see undici's `errors` and the codes of node:net. */
export function troubleOf(
  error: unknown,
  milliseconds: number,
  deadline: number,
  maximum: number,
): Unanswered {
  const code = codeOf(error);
  const handshake = handshakeOf(code);
  if (handshake) return { kind: 'unanswered', why: 'unreachable', ...handshake, milliseconds };
  if (speaksHttp2(error)) return { kind: 'unanswered', why: 'unreachable', ...http2, milliseconds };
  const [why, message] = diagnose(code, textOf(error), deadline, maximum);
  return { kind: 'unanswered', why, message, milliseconds };
}

const http2 = {
  message: 'speaks HTTP/2 alone, without TLS (h2c), which is not spoken here',
  help: 'Give the URL of a server that takes HTTP/1.1, or one with https, where HTTP/2 is agreed upon.',
};

/** A server of HTTP/2 begins with a frame of SETTINGS, on stream 0 (RFC 9113, sections 3.4 and 6.5). */
function speaksHttp2(error: unknown): boolean {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  // oxlint-disable-next-line no-control-regex -- a frame's header is made of control characters
  return typeof data === 'string' && /^\0[^]{2}\u0004\0\0\0\0\0/.test(data);
}

type Diagnosis = readonly [Unanswered['why'], string];

function diagnose(code: string, text: string, deadline: number, maximum: number): Diagnosis {
  if (timeouts.has(code)) return ['deadline', `did not answer within ${deadline} ms`];
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || code === 'ERR_BUFFER_TOO_LARGE') {
    return ['too-large', `answered with more than ${maximum} bytes`];
  }
  if (unreachable.has(code)) return ['unreachable', `could not be reached (${text})`];
  if (closed.has(code)) return ['closed', 'closed the connection without a whole answer'];
  return ['invalid', `could not be talked to (${text})`];
}

const timeouts = new Set(
  'UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT UND_ERR_CONNECT_TIMEOUT UND_ERR_ABORTED ABORT_ERR ETIMEDOUT'.split(
    ' ',
  ),
);
const unreachable = new Set(
  'ECONNREFUSED ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH EADDRNOTAVAIL ENOENT'.split(' '),
);
const closed = new Set('ECONNRESET EPIPE UND_ERR_SOCKET UND_ERR_CLOSED'.split(' '));

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return code === 'AbortError' || code === 'TimeoutError' ? 'UND_ERR_ABORTED' : code;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses that all fail come as one AggregateError with an empty message.
  return error.message === '' ? codeOf(error) : error.message;
}
