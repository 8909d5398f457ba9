import { createRequire } from 'node:module';
import type { ServerResponse } from 'node:http';
import { madeUpHeader } from '../wire/made-up.ts';
import type { MockViolation, DescribedAnswer } from './prism.ts';
import { type Problem, problemBody } from './problem.ts';

/** A response, ready to be sent. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Turns what Prism answered into bytes and fields that are allowed on the wire. Throws when it cannot. */
export function toWireResponse(answer: DescribedAnswer): WireResponse {
  const { status, violations } = answer;
  if (status < 200 || status > 599) throw new Error(`${status} is not a status that ends an exchange`);
  const contentType = fieldValue(answer.headers['Content-type']);
  const body = [204, 205, 304].includes(status) ? undefined : serialize(answer.body, contentType);
  return {
    status,
    headers: {
      ...documentedHeaders(answer.headers),
      ...(contentType !== undefined && body !== undefined ? { 'Content-Type': contentType } : {}),
      ...(violations.length > 0 ? { 'sl-violations': violationsHeader(violations) } : {}),
    },
    body,
  };
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
  if (status !== 204 && status !== 304) response.setHeader('Content-Length', Buffer.byteLength(body));
  // As a string, the body leaves in one write with the head.
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * Prism's own serialiser for JSON, XML and text. It belongs to the server that comes with its command,
 * so it is found from there.
 */
const { serialize }: { serialize: (body: unknown, contentType: string | undefined) => string | undefined } =
  createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json'))(
    '@stoplight/prism-http-server/dist/serialize.js',
  );

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

function documentedHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
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

const maximumHeaderLength = 8 * 1024 - 100;

/**
 * What Prism has against the exchange, as a JSON array in Prism's header. Characters that a header may
 * not hold are escaped, and violations that do not fit are left out, so that it is always JSON.
 */
function violationsHeader(violations: readonly MockViolation[]): string {
  const fitting: string[] = [];
  let length = 2;
  for (const violation of violations) {
    const text = JSON.stringify(violation).replaceAll(
      /[^\x20-\x7e]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    length += text.length + 1;
    if (length > maximumHeaderLength) break;
    fitting.push(text);
  }
  return `[${fitting.join(',')}]`;
}
