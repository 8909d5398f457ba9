import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import type { Comparison } from './compare.ts';
import { judgeVersions } from './version.ts';

/** What is wrong with the head's `info.version`, given what changed; `undefined` when it rose enough. */
export function versionFinding({ versions, bump }: Comparison, head: Contract): Finding | undefined {
  const { base: from, head: to } = versions;
  const verdict = judgeVersions(from, to, bump);
  if (verdict === 'enough') return undefined;
  const pointer = '/info/version';
  const about = { rule: 'compare/version', contract: head.name, pointer, location: head.locate(pointer) };
  if (verdict === 'unknown') {
    return {
      ...about,
      severity: 'warning',
      message: `The versions ${JSON.stringify(from)} and ${JSON.stringify(to)} cannot be compared`,
      help: 'Use semantic versions: 1.2.3.',
    };
  }
  return {
    ...about,
    severity: 'error',
    message: `The version went from ${from} to ${to}, and the changes ask for a ${bump} bump`,
    help: `Raise the ${bump} part of info.version.`,
  };
}
