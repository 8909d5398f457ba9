import { constraintText } from '../../src/gate/constraint-text.ts';
import type { Json } from '../../src/json.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import type { CoverageSummary } from '../../src/report/run-summary.ts';
import { coverageFigure, type ConstraintCoverage, type Side } from '../../src/verify/coverage.ts';
import type { VerifyReport } from '../../src/verify/verify.ts';

/** What verify reports of one contract. */
export interface Verified {
  readonly contract: string;
  readonly report: VerifyReport;
}

/** The figure of one contract in a line, and below it each constraint that was not exercised on both sides. */
export function coverageText({ contract, report }: Verified): string {
  const figure = `${contract}: ${constraintText(coverageFigure(report.coverage))}, ${report.cases} cases, seed ${report.seed}`;
  return [figure, ...missingTexts(report).map((text) => `  ${escapeLine(text)}`)].join('\n');
}

/** The same as data, for formats that show it in their own way. */
export function coverageSummary({ contract, report }: Verified): CoverageSummary {
  return { contract, ...coverageFigure(report.coverage), missing: missingTexts(report) };
}

/** The same for machines, with every constraint. */
export function coverageJson({ contract, report }: Verified): Json {
  return {
    contract,
    cases: report.cases,
    complete: report.complete,
    operations: [...report.operations],
    allOperations: report.allOperations,
    constraints: { ...coverageFigure(report.coverage) },
    coverage: report.coverage.map(({ key, accepted, rejected, documentedRules, ...constraint }) => ({
      constraint: key,
      ...constraint,
      accepted: sideJson(accepted),
      rejected: sideJson(rejected),
      documentedRules: [...documentedRules],
    })),
  };
}

function missingTexts({ coverage }: VerifyReport): readonly string[] {
  return coverage.filter((constraint) => !isExercised(constraint)).map(missingText);
}

function isExercised({ accepted, rejected }: ConstraintCoverage): boolean {
  return accepted.outcome === 'yes' && rejected.outcome === 'yes';
}

function missingText({ key, accepted, rejected }: ConstraintCoverage): string {
  const sides = [sideText('at its edge', accepted), sideText('beyond it', rejected)];
  return `${key}: ${sides.filter((side) => side !== undefined).join('; ')}`;
}

const outcomeWords = { no: 'wrong', 'not-tried': 'not tried', impossible: 'cannot be tried' } as const;

function sideText(place: string, { outcome, reason }: Side): string | undefined {
  if (outcome === 'yes') return undefined;
  return `${place} ${outcomeWords[outcome]}${reason === undefined ? '' : ` (${reason})`}`;
}

function sideJson({ outcome, reason }: Side): Json {
  return reason === undefined ? { outcome } : { outcome, reason };
}
