import type { Judgement } from './judge.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/**
 * Of judgements with one cause, the one that says it most simply: of those whose cases are expected to be
 * answered like the first one's, the shortest request. `undefined` when there are none.
 */
export function simplest<Found extends { readonly judgement: Judgement }>(
  found: readonly Found[],
): Found | undefined {
  const kind = found[0]?.judgement.testCase.expectation.kind;
  const alike = found.filter(({ judgement }) => judgement.testCase.expectation.kind === kind);
  return alike.toSorted((a, b) => sizeOf(a.judgement) - sizeOf(b.judgement))[0];
}

function sizeOf({ testCase: { request } }: Judgement): number {
  return textsOf(request).reduce((sum, text) => sum + text.length, 0);
}

function textsOf({
  path,
  query,
  headers,
  cookies,
  body,
}: WireRequest): readonly { readonly length: number }[] {
  return [path, ...query, ...headers.flat(), ...cookies, ...(body ? [body.bytes] : [])];
}
