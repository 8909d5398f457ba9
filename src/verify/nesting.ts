import type { Json } from '../json.ts';

/** Deeper answers are not looked into: validators recurse, and the stack would end before the answer does. */
const deepest = 500;

/** Whether a value is nested too deeply to be looked into. */
export function isTooDeep(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
