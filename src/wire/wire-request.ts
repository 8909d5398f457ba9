import { requestMethod, type Operation, type Parameter } from '../contract/contract.ts';
import type { BodyWire, PartWire } from './part-wire.ts';
import { percentEncode } from './percent.ts';

/** A request as it travels, but for the target's base path and the credentials. */
export interface WireRequest {
  /** As it is sent: methods are case-sensitive (RFC 9110, section 9.1). */
  readonly method: string;
  readonly path: string;
  /** The pieces of the query, encoded, without `?` and `&`. */
  readonly query: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  /** The pieces of the `Cookie` header. */
  readonly cookies: readonly string[];
  readonly body: BodyWire | undefined;
  /** Whether the contract describes `User-Agent`: the client sends none of its own then. */
  readonly describesUserAgent?: true;
}

/** Puts the written parts of a request together. */
export function assemble(operation: Operation, parts: readonly PartWire[]): WireRequest {
  const body = parts.find((part) => part.in === 'body');
  return {
    method: requestMethod(operation.method),
    path: fillTemplate(operation.path, parts),
    query: parts.flatMap((part) => (part.in === 'query' ? [part.text] : [])),
    headers: [...contentType(body), ...parts.flatMap(headerOf)],
    cookies: parts.flatMap((part) => (part.in === 'cookie' ? [part.text] : [])),
    body,
    ...(operation.parameters.some(isUserAgent) && { describesUserAgent: true }),
  };
}

function isUserAgent(parameter: Pick<Parameter, 'in' | 'name'>): boolean {
  return parameter.in === 'header' && parameter.name.toLowerCase() === 'user-agent';
}

/** The request with a header set, in place of what it had under that name. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  const others = request.headers.filter(([header]) => header.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: [...others, [name, value]] };
}

/** The request without its body, and without what is said of it. */
export function withoutBody(request: WireRequest): WireRequest {
  const headers = request.headers.filter(([name]) => name !== 'content-type');
  return { ...request, headers, body: undefined };
}

/** The names in a path template: `/pets/{id}` gives `['id']`. */
export function templateNames(template: string): string[] {
  return Array.from(template.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? '');
}

function fillTemplate(template: string, parts: readonly PartWire[]): string {
  const texts = new Map(
    parts.flatMap((part) => (part.in === 'path' ? [[part.name, part.text] as const] : [])),
  );
  return template
    .split(/(\{[^{}]*\})/)
    .map((piece, index) => (index % 2 === 1 ? (texts.get(piece.slice(1, -1)) ?? '') : escapeLiteral(piece)))
    .join('');
}

// What a description writes outside of the braces is a path already, but for characters no path may hold.
function escapeLiteral(literal: string): string {
  return literal.toWellFormed().replaceAll(/[^\x21-\x7e]|[?#]/gu, percentEncode);
}

function contentType(body: BodyWire | undefined): (readonly [string, string])[] {
  return body ? [['content-type', body.contentType]] : [];
}

function headerOf(part: PartWire): (readonly [string, string])[] {
  return part.in === 'header' ? [[part.name, part.text]] : [];
}
