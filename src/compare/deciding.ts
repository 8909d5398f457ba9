import type { Json } from '../json.ts';
import { applicators, assertions } from '../schema/reading.ts';

/** Keywords that decide which values are valid. */
export function isDeciding(keyword: string): boolean {
  return (
    applicators.has(keyword) || assertions.has(keyword) || keyword === '$ref' || keyword === '$dynamicRef'
  );
}

/** The pointer that a reference within the document means; `undefined` for an anchor. */
export function internalTarget(reference: Json | undefined): string | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}
