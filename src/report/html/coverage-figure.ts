import type { CoverageSummary } from '../run-summary.ts';

/** How the constraints of a contract were exercised: `pets, 17 of 17 constraints on both sides`. */
export function coverageText({ contract, both, total }: CoverageSummary): string {
  return `${contract}, ${both} of ${total} constraints on both sides`;
}
