import type { ServerResponse } from 'node:http';
import { isEvents, isSequential } from '../contract/sequences.ts';
import { madeUpHeader } from '../wire/made-up.ts';
import { type Problem, problemBody } from './problem.ts';

/** A response, ready to be sent. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The response for something that the mock says of itself. */
export function problemResponse(problem: Problem): WireResponse {
  const headers = {
    ...documentedHeaders(problem.headers ?? {}),
    'Content-Type': 'application/problem+json',
    [madeUpHeader]: 'made-up',
  };
  return { status: problem.status, headers, body: problemBody(problem) };
}

/** Sends a response; to a HEAD request, without its body. */
export function send(response: ServerResponse, { status, headers, body = '' }: WireResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  const items = response.req.method === 'HEAD' ? [] : streamItems(headers['Content-Type'] ?? '', body);
  if (items.length > 1) {
    sendAtPace(response, items);
    return;
  }
  if (status !== 204 && status !== 304) response.setHeader('Content-Length', Buffer.byteLength(body));
  // As a string, the body leaves in one write with the head.
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Milliseconds between the items of a stream. */
const pace = 20;

/** Sends items one by one, until they are sent or nobody listens any more. */
function sendAtPace(response: ServerResponse, items: readonly string[]): void {
  let sent = 0;
  const next = (): void => {
    const item = items[sent++];
    if (response.destroyed) return;
    if (item === undefined) response.end();
    else {
      response.write(item);
      setTimeout(next, pace);
    }
  };
  next();
}

/** The items of a stream as they travel (OpenAPI 3.2, "Sequential Media Types"); none of anything else. */
function streamItems(contentType: string, body: string): readonly string[] {
  if (isEvents(contentType)) return body.split(/(?<=\n\n)/);
  return isSequential(contentType) ? body.split(/(?<=\n)/) : [];
}

/** Fields that frame the message or say how its body is written: described or not, the mock sets them itself. */
const ownFields = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The fields of headers that are described, without those that the mock sets itself. */
export function documentedHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const text = fieldValue(value);
    const isAllowed = /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !ownFields.has(name.toLowerCase());
    return text !== undefined && isAllowed ? [[name, text]] : [];
  });
  return Object.fromEntries(entries);
}

/** A value as a field value; bytes that one may not hold (RFC 9110, section 5.5) are percent-encoded, as UTF-8. */
export function fieldValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/[^\t\x20-\x7e]/gu, (character) =>
    Buffer.from(character).reduce((encoded, byte) => `${encoded}%${byte.toString(16).padStart(2, '0')}`, ''),
  );
}
