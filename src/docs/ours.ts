import type { Contract } from '../contract/contract.ts';
import { formatLocation } from '../source-location.ts';
import { valueAt } from '../json-pointer.ts';
import type { OursDocs } from '../page/reference-data.ts';

/** What a team's overlay says of what it wrote at a pointer; `undefined` for what the publisher wrote. */
export function oursAt(contract: Contract, pointer: string): OursDocs | undefined {
  const origin = contract.overlayOf?.(pointer);
  if (!origin) return undefined;
  const { location, description, sources = [] } = origin;
  return {
    place: formatLocation(location).replace(/^.*\/|:\d+$/g, ''),
    ...(description !== undefined && { prose: description }),
    sources: sources.flatMap((source) => {
      const text = valueAt(contract.document, source);
      return typeof text === 'string' ? [{ pointer: source, text }] : [];
    }),
  };
}
