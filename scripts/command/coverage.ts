import { constraintText } from '../../src/gate/constraint-text.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import type { CoverageSummary } from '../../src/report/run-summary.ts';
import { coverageFigure } from '../../src/verify/coverage.ts';
import { constraintRecords } from '../../src/verify/constraint-records.ts';
import { foldedTexts, missingTexts } from '../../src/verify/coverage-text.ts';
import type { VerifyReport } from '../../src/verify/verify.ts';

/** What verify reports of one contract. */
export interface Verified {
  readonly contract: string;
  readonly report: VerifyReport;
}

/**
 * The figure of one contract in a line, and below it the constraints that were not exercised on both sides.
 *
 * @param verbose whether each of them has a line of its own
 */
export function coverageText({ contract, report }: Verified, verbose: boolean): string {
  const figure = `${contract}: ${constraintText(coverageFigure(report.coverage))}, ${report.cases} cases, seed ${report.seed}`;
  const texts = verbose ? missingTexts(report.coverage) : foldedTexts(report.coverage);
  return [figure, ...texts.map((text) => `  ${escapeLine(text)}`)].join('\n');
}

/** The same as data, for formats that show it in their own way. */
export function coverageSummary({ contract, report }: Verified): CoverageSummary {
  return { contract, ...coverageFigure(report.coverage), missing: missingTexts(report.coverage) };
}

/** The same for machines, with every constraint. */
export function coverageJson({ contract, report }: Verified): Readonly<Record<string, unknown>> {
  return {
    contract,
    cases: report.cases,
    complete: report.complete,
    operations: [...report.operations],
    allOperations: report.allOperations,
    constraints: { ...coverageFigure(report.coverage) },
    coverage: constraintRecords(report.coverage),
  };
}
