import { isFixedMethod } from '../contract/contract.ts';

/** An operation as a source names it. */
export interface OperationName {
  /** As a description writes it: `get`, `COPY`. */
  readonly method: string;
  readonly path: string;
}

/** Reads the name of an operation, `post /pets`; `undefined` when it is none. */
export function operationName(text: string): OperationName | undefined {
  const [, word = '', path = ''] = /^([\w!#$%&'*+.^`|~-]+) (\/\S*)$/.exec(text) ?? [];
  const fixed = word.toLowerCase();
  if (isFixedMethod(fixed)) return { method: fixed, path };
  // Other methods are sent as they are written, and nobody writes one without capitals (RFC 9110, section 9.1).
  return /[A-Z]/.test(word) ? { method: word, path } : undefined;
}

/** The name as a source holds it. */
export function operationText({ method, path }: OperationName): string {
  return `${method} ${path}`;
}
