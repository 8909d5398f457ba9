/** What came back for one request. */
export type Answer = Answered | Unanswered | NotSent;

/** A whole response. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in lower case; a header that came several times has a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Decoded from its content coding. */
  readonly body: Uint8Array;
  readonly milliseconds: number;
  /** Whether it was cut off: a stream may have no end. */
  readonly cut?: boolean;
  /** What came for the same request by GET, where that was sent as well. */
  readonly get?: Answered;
}

/** The request went out, and no whole response came back. */
export interface Unanswered {
  readonly kind: 'unanswered';
  readonly why: Trouble;
  /** As the second half of a sentence: `did not answer within 10000 ms`. */
  readonly message: string;
  /** What to do about it, where that is known. */
  readonly help?: string;
  readonly milliseconds: number;
}

/** The run was stopped before the request went out, or before its answer came. */
export interface NotSent {
  readonly kind: 'not-sent';
  readonly message: string;
}

/** What kept a response from coming: time, the connection, its size, or that it is no HTTP. */
export type Trouble = 'deadline' | 'unreachable' | 'closed' | 'too-large' | 'invalid';

/** The value of a header, several joined (RFC 9110, section 5.3); `undefined` when it did not come. */
export function headerValue(answer: Answered, name: string): string | undefined {
  const value = Object.hasOwn(answer.headers, name) ? answer.headers[name] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}

/** The body as text (UTF-8). */
export function bodyText(answer: Answered): string {
  return new TextDecoder().decode(answer.body);
}
