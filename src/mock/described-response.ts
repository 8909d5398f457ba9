import type { DescribedAnswer, MockViolation } from './prism.ts';
import { documentedHeaders, fieldValue, type WireResponse } from './response.ts';
import { serialize, type SerializedBody } from './serialize.ts';

/** Turns what Prism answered into bytes and fields that are allowed on the wire. Throws when it cannot. */
export function toWireResponse(answer: DescribedAnswer, write?: WriteBody): WireResponse {
  const { status, violations } = answer;
  if (status < 200 || status > 599) throw new Error(`${status} is not a status that ends an exchange`);
  const type = fieldValue(answer.headers['Content-type']);
  const { body, contentType } = ([204, 205, 304].includes(status)
    ? undefined
    : (write?.(answer.body, status, type) ?? serialize(answer.body, type))) ?? {
    body: undefined,
    contentType: undefined,
  };
  return {
    status,
    headers: {
      ...documentedHeaders(answer.headers),
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      ...(violations.length > 0 ? { 'sl-violations': violationsHeader(violations) } : {}),
    },
    body,
  };
}

/** Writes a body that only its description says how to write; `undefined` for others. */
export type WriteBody = (
  body: unknown,
  status: number,
  type: string | undefined,
) => SerializedBody | undefined;

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
