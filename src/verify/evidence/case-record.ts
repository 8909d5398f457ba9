import type { CaseRecord } from '../../constraint-record.ts';
import type { Answer } from '../answer.ts';
import type { Case } from '../case.ts';
import type { Target } from '../options.ts';
import { credentialsFor } from '../send/session.ts';
import type { Verdict } from '../verdict.ts';
import { curlLine } from './curl.ts';
import { redactionFor } from './secret.ts';
import { shownExchange } from './shown-exchange.ts';

/** What came of a case: one line of what is as it should be, all that backs what is not. */
export function caseRecord(
  target: Target,
  { testCase, answer }: { readonly testCase: Case; readonly answer: Answer },
  { outcome }: Verdict,
): CaseRecord {
  const line = {
    id: testCase.id,
    sends: testCase.sends,
    ...(answer.kind === 'answered' && { status: answer.status }),
    outcome,
  };
  if (!isWrong(testCase, outcome)) return line;
  const curl = curlLine(target, testCase.request, credentialsFor(target, testCase));
  const exchange = shownExchange({ testCase, answer }, redactionFor(target));
  return { ...line, exchange, ...(curl !== undefined && { curl }) };
}

function isWrong({ expectation }: Case, outcome: Verdict['outcome']): boolean {
  if (outcome === 'unclear') return false;
  return outcome !== (expectation.kind === 'accepted' ? 'accepted' : 'rejected');
}
