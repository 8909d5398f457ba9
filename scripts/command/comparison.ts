import type { ChangeSeverity } from '../../src/compare/change.ts';
import type { Comparison } from '../../src/compare/compare.ts';
import { reachSummary, type Reaches } from '../../src/compare/reach.ts';
import { judgeVersions, requiredVersion } from '../../src/compare/version.ts';
import { count } from '../../src/gate/count.ts';
import { escapeLine } from '../../src/report/control-characters.ts';

/**
 * What a comparison adds up to, in a line: `pets: 1 breaking, 0 dangerous, 2 safe changes; 2.0.0 required (major), found
 * 1.1.0; …`.
 */
export function comparisonText(
  { contract, changes, bump, versions, exchanges }: Comparison,
  approved = 0,
): string {
  const of = (severity: ChangeSeverity): number =>
    changes.filter((change) => change.severity === severity).length;
  const counts =
    changes.length === 0
      ? 'no changes'
      : `${of('breaking')} breaking, ${of('dangerous')} dangerous, ${count(of('safe'), 'safe change')}`;
  const parts = [
    approved > 0 ? `${counts}; ${approved} approved` : counts,
    versionText(versions, bump),
    `${exchanges.unchanged} of ${exchanges.matched} operations are the same`,
  ];
  return escapeLine(`${contract}: ${parts.join('; ')}`);
}

/** The verdict on the version: what it has to be, and what it is. */
function versionText({ base, head }: Comparison['versions'], bump: Comparison['bump']): string {
  if (bump === 'none') return `the version may stay ${head}`;
  const required = requiredVersion(base, bump);
  if (required === undefined) return `a ${bump} bump is required (${base} → ${head})`;
  const verdict = judgeVersions(base, head, bump) === 'enough' ? 'is enough' : 'is found';
  return `${base} → ${required} required (${bump}), ${head} ${verdict}`;
}

/** What the breaking changes mean for each consumer that is known, a line each. */
export function reachLines({ contract, changes }: Comparison, reaches: Reaches): readonly string[] {
  return reachSummary(changes, reaches).map((line) => escapeLine(`${contract}: ${line}`));
}
