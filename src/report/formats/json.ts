import type { ComparisonRecord } from '../../change-record.ts';
import type { SourceLocation } from '../../source-location.ts';
import { toJsonText } from '../json-text.ts';
import { countSeverities, sortFindings } from '../order.ts';
import type { ReportedFinding, ReportFormat } from '../report.ts';
import {
  stepsInOrder,
  totalOf,
  type ConstraintSummary,
  type ContractSummary,
  type RunSummary,
} from '../run-summary.ts';

/**
 * For machines: `{ version, summary, …run, …details, findings }`, as schemas/report.schema.json describes
 * it. `version` rises when a member changes its meaning or goes; members may be added without.
 */
export const json: ReportFormat = {
  name: 'json',
  summary: 'one JSON object, for machines',
  audience: 'machines',
  write: ({ findings, details, summary, run }) =>
    toJsonText({
      version: 1,
      summary: countSeverities(findings),
      ...(run && { run: { ...run, time: undefined } }),
      ...(summary && runJson(summary)),
      ...details,
      findings: sortFindings(findings).map(inOrder),
    }),
};

function runJson(run: RunSummary) {
  const { verdict, milliseconds, steps, contracts } = run;
  return {
    verdict,
    milliseconds,
    constraints: totalOf(contracts) ?? null,
    steps: steps.map((step) => ({
      name: step.name,
      status: step.status,
      milliseconds: step.milliseconds,
      figure: step.figure,
      remembered: step.remembered,
    })),
    contracts: contracts.map((contract) => contractJson(contract, run)),
  };
}

function contractJson(contract: ContractSummary, run: RunSummary) {
  const { name, constraints, comparison, failure } = contract;
  return {
    contract: name,
    steps: Object.fromEntries(
      stepsInOrder(contract, run).map(([step, { status, milliseconds, remembered }]) => [
        step,
        { status, milliseconds, remembered },
      ]),
    ),
    constraints: constraints && constraintsJson(constraints),
    ...(comparison && comparisonJson(comparison)),
    coverage: contract.coverage,
    failure: failure && {
      message: failure.message,
      location: failure.location && locationJson(failure.location),
      help: failure.help,
    },
  };
}

/** As `compare` has it. */
function comparisonJson({ bump, versions, exchanges, changes }: ComparisonRecord) {
  return { bump, versions, exchanges, changes };
}

function constraintsJson({ both, total, impossible }: ConstraintSummary): ConstraintSummary {
  return { both, total, impossible };
}

function locationJson({ file, line, column }: SourceLocation): SourceLocation {
  return { file, line, column };
}

/** The members of a finding in one order, whoever made it. */
function inOrder(finding: ReportedFinding): ReportedFinding {
  const { rule, severity, message, contract, operation, pointer, location, evidence, help } = finding;
  const { title, expected, answered, others, exchange, marks, cause } = finding;
  return {
    id: finding.id,
    rule,
    severity,
    message,
    contract,
    operation,
    pointer,
    location: location && locationJson(location),
    evidence: evidence?.map(({ label, value }) => ({ label, value })),
    help,
    title,
    expected,
    answered,
    others,
    case: finding.case,
    exchange,
    marks,
    cause,
    excerpt: finding.excerpt,
  };
}
