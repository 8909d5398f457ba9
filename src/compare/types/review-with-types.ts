import type { Contract } from '../../contract/contract.ts';
import { bumpFor } from '../bump.ts';
import { compareContracts } from '../compare.ts';
import { type Review, reviewComparison, type ReviewOptions } from '../review.ts';
import { severityOf } from '../severities.ts';
import { typeChanges } from './type-changes.ts';

/**
 * Compares two contracts and the types generated for them, and judges the changes by a project's policy.
 *
 * @throws ExpectedError when TypeScript cannot be found or run, or no types can be generated
 */
export async function reviewWithTypes(
  base: Contract,
  head: Contract,
  options: ReviewOptions,
): Promise<Review> {
  const { severities } = options.policy;
  const comparison = compareContracts(base, head, { today: options.today, severities, scope: options.scope });
  const found = await typeChanges(base, head, comparison, options.scope);
  if (found.length === 0) return reviewComparison(comparison, options);
  const judged = found.map((change) =>
    Object.assign({}, change, { severity: severityOf(change, severities) }),
  );
  const changes = [...comparison.changes, ...judged];
  return reviewComparison({ ...comparison, changes, bump: bumpFor(changes, true) }, options);
}
