import type { Comparison } from '../../src/compare/compare.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import { comparisonText } from '../command/comparison.ts';

/** What upstream changed, in a line that names the contract. */
export function changesText(comparison: Comparison): string {
  const { contract, bump, changes } = comparison;
  if (bump === 'patch' && changes.length === 0)
    return `${escapeLine(contract)}: only words and examples changed`;
  return comparisonText(comparison);
}
