import type { Contract, Operation } from '../../src/contract/contract.ts';
import { interruptedFinding } from '../../src/verify/left-finding.ts';
import type { VerifyReport } from '../../src/verify/verify.ts';
import type { Verified } from '../command/coverage.ts';

/** What an interrupted run left of a contract. */
interface Left {
  /** Those that were to be verified; all when absent. */
  readonly operations: ReadonlySet<Operation> | undefined;
  readonly seed: number;
}

/** What is said at the end of an interrupted run. */
export function interruptionText(verified: readonly Verified[]): string {
  const tried = verified.reduce((sum, { report }) => sum + report.operations.length, 0);
  const all = verified.reduce((sum, { report }) => sum + report.allOperations, 0);
  return `interrupted: ${tried} of ${all} operations were begun; what is known so far is reported`;
}

/** The report on a contract that an interruption came before. */
export function leftReport(contract: Contract, { operations, seed }: Left): VerifyReport {
  const untried = contract.operations.filter((each) => operations?.has(each) ?? true);
  return {
    findings: [interruptedFinding(contract, { partly: [], untried, sequences: false })],
    coverage: [],
    operations: [],
    allOperations: contract.operations.length,
    complete: false,
    cases: 0,
    seed,
    milliseconds: 0,
  };
}
