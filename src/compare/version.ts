import type { Contract } from '../contract/contract.ts';
import { isObject, textOf } from '../json.ts';
import type { Bump } from './bump.ts';

/** `info.version` of a contract; `''` when there is none. */
export function versionOf({ document }: Contract): string {
  return isObject(document.info) ? textOf(document.info.version) : '';
}

/** Whether a version rose as much as was needed: `unknown` when one of the two is no semantic version. */
export type VersionVerdict = 'enough' | 'too little' | 'unknown';

/**
 * Compares two versions (Semantic Versioning 2.0.0) with the bump that changes ask for. Below 1.0.0 anything may
 * change (item 4), so a minor one that rises is enough for what breaks.
 */
export function judgeVersions(base: string, head: string, bump: Bump): VersionVerdict {
  const [before, after] = [parse(base), parse(head)];
  if (!before || !after) return 'unknown';
  if (bump === 'none') return 'enough';
  const needed = before[0] === 0 && bump === 'major' ? 'minor' : bump;
  const parts = ['major', 'minor', 'patch'].indexOf(needed);
  const first = before.findIndex((part, index) => part !== after[index]);
  const hasRisen = first !== -1 && (after[first] ?? 0) > (before[first] ?? 0);
  return hasRisen && first <= parts ? 'enough' : 'too little';
}

/** The lowest version that a bump leads to; `undefined` when the one before is no semantic version. */
export function requiredVersion(base: string, bump: Bump): string | undefined {
  const before = parse(base);
  if (!before) return undefined;
  const [major, minor, patch] = before;
  if (bump === 'none') return base;
  if (bump === 'patch') return [major, minor, patch + 1].join('.');
  return bump === 'minor' || major === 0 ? [major, minor + 1, 0].join('.') : [major + 1, 0, 0].join('.');
}

function parse(version: string): readonly [number, number, number] | undefined {
  const match = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+][0-9A-Za-z.+-]*)?$/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}
