import type { Unanswered } from '../answer.ts';

/** Says what an error of the HTTP client means: see undici's `errors` and the codes of node:net. */
export function troubleOf(
  error: unknown,
  milliseconds: number,
  deadline: number,
  maximum: number,
): Unanswered {
  const [why, message] = diagnose(codeOf(error), textOf(error), deadline, maximum);
  return { kind: 'unanswered', why, message, milliseconds };
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
  'ECONNREFUSED ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH EADDRNOTAVAIL ENOENT CERT_HAS_EXPIRED DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_TLS_CERT_ALTNAME_INVALID'.split(
    ' ',
  ),
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
