import type { Finding } from '../finding.ts';
import type { ReviewOptions } from './review.ts';

/** What an approval calls the removal of a contract. */
const change = 'contract.removed';

/** The finding for a contract, by its name, that is there no more: an error, unless an approval that names it holds. */
export function removedContract(name: string, { policy, today }: ReviewOptions): Finding {
  const approval = policy.approvals.find(
    (each) => each.change === change && each.contract === name && each.until >= today,
  );
  const note = approval ? ` (approved until ${approval.until}: ${approval.reason})` : '';
  return {
    rule: 'compare/contract',
    severity: approval ? 'information' : 'error',
    message: `The contract ${JSON.stringify(name)} was removed${note}`,
    contract: name,
    pointer: '',
    evidence: [{ label: 'change', value: change }],
    help: 'Bring its folder back, as one renamed is another contract to who knows its name; or approve the change, with `contract`, in .compare.yaml.',
  };
}
