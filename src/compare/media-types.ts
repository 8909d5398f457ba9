import type { MediaType } from '../contract/contract.ts';

/** The media types of a body on both sides. */
export interface MediaTypePairs {
  readonly matched: readonly { readonly base: MediaType; readonly head: MediaType }[];
  readonly removed: readonly MediaType[];
  readonly added: readonly MediaType[];
}

/**
 * Pairs media types: the same one, or the narrowest range that covers it (RFC 9110, section 12.5.1), as a body
 * of a type may travel under a range as well.
 */
export function pairMediaTypes(base: readonly MediaType[], head: readonly MediaType[]): MediaTypePairs {
  const pairs = base.map((from) => ({ base: from, head: covering(from.type, head) }));
  return {
    matched: pairs.flatMap(({ base: from, head: to }) => (to ? [{ base: from, head: to }] : [])),
    removed: pairs.filter(({ head: to }) => !to).map(({ base: from }) => from),
    added: head.filter((to) => !covering(to.type, base)),
  };
}

function covering(type: string, candidates: readonly MediaType[]): MediaType | undefined {
  const name = essence(type);
  const ranges = [name, `${name.split('/', 1)[0] ?? ''}/*`, '*/*'];
  return ranges
    .map((range) => candidates.find((candidate) => essence(candidate.type) === range))
    .find((found) => found !== undefined);
}

/** Names of types are the same in any case, and white space around parameters means nothing (RFC 9110, section 8.3.1). */
function essence(type: string): string {
  return type.toLowerCase().replaceAll(/\s+/g, '');
}
