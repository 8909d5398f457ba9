import type { ChangeSeverity } from './change.ts';

/** The part of a version (Semantic Versioning 2.0.0) that must rise at least; `none` for contracts that are the same. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** The bump that changes ask for. `isEdited`: whether the contracts differ at all, if only in what they say to people. */
export function bumpFor(changes: readonly { readonly severity: ChangeSeverity }[], isEdited: boolean): Bump {
  if (changes.some(({ severity }) => severity === 'breaking')) return 'major';
  if (changes.length > 0) return 'minor';
  return isEdited ? 'patch' : 'none';
}
