/** What the mock answers of itself, as `application/problem+json` (RFC 9457): nothing that the contract documents. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Response headers beside `Content-Type`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Extension members (RFC 9457, section 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** The body of a problem (RFC 9457, section 3). */
export function problemBody({ status, title, detail, members }: Problem): string {
  return JSON.stringify({ ...members, type: 'about:blank', title, status, detail });
}
