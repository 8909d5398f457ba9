import { bodyText, type Answer, type Answered } from '../answer.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { Redact } from './redact.ts';

/** How much of a body is shown, in characters. */
const shown = 1000;
/** How much more of it is looked at for secrets, so that none is cut before it is known; in characters. */
const lookedAt = 8000;

/** The headers of an answer that help to understand it. */
const telling = ['content-type', 'content-length', 'location', 'allow', 'www-authenticate', 'retry-after'];

/** A request as a person reads it: request line, headers, body; without credentials, and redacted where it is cut. */
export function requestText(request: WireRequest, redact: Redact): string {
  const bytes = request.body?.bytes ?? '';
  const body = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  return lines(requestHead(request), body, redact);
}

/** The request line without its version, and the headers, a line each. */
export function requestHead(request: WireRequest): readonly string[] {
  const query = request.query.length === 0 ? '' : `?${request.query.join('&')}`;
  const headers = request.headers.map(([name, value]) => `${name}: ${value}`);
  const cookies = request.cookies.length === 0 ? [] : [`cookie: ${request.cookies.join('; ')}`];
  return [`${request.method} ${request.path}${query}`, ...headers, ...cookies];
}

/** An answer as a person reads it: status, telling headers, body; redacted where it is cut. */
export function answerText(answer: Answer, redact: Redact): string {
  if (answer.kind !== 'answered') return answer.message;
  return lines(responseHead(answer), bodyText(answer), redact);
}

/** The status, and the headers that tell something, a line each. */
export function responseHead(answer: Answered): readonly string[] {
  return [String(answer.status), ...telling.flatMap((name) => headerLine(answer, name))];
}

function headerLine(answer: Answered, name: string): string[] {
  const value = answer.headers[name];
  return value === undefined ? [] : [`${name}: ${typeof value === 'string' ? value : value.join(', ')}`];
}

function lines(head: readonly string[], body: string, redact: Redact): string {
  return body === '' ? head.join('\n') : `${head.join('\n')}\n\n${truncated(body, redact)}`;
}

/** A text cut where it is long. Half a secret is not known any more: what is cut off goes last. */
export function truncated(text: string, redact: Redact): string {
  if (text.length <= shown) return text;
  const safe = redact(text.slice(0, lookedAt));
  return `${safe.slice(0, shown).toWellFormed()}… (${text.length} characters in all)`;
}
