import { fitting } from '../fitting.ts';
import { cellCode } from '../markdown-text.ts';
import type { Report } from '../report.ts';
import type { ConstraintSummary, ContractStepSummary, ContractSummary, StepSummary } from '../run-summary.ts';

/** Characters that the rows may take. */
const budget = 12_000;

/** The steps that were run: a row for each contract, worst first, and a column for each step. */
export function stepTable({ summary }: Report): string | undefined {
  if (!summary || summary.contracts.length === 0) return undefined;
  const { steps, contracts } = summary;
  const isCovered = contracts.some(({ constraints }) => constraints !== undefined);
  const titles = [
    'Contract',
    ...steps.map(({ name }) => cellCode(name)),
    ...(isCovered ? ['Constraints'] : []),
  ];
  const rows = contracts
    .toSorted((a, b) => rank(b) - rank(a))
    .map((each) => row(cellsOf(each, steps, isCovered)));
  const { kept, left } = fitting(rows, budget);
  const table = [row(titles), row(titles.map(() => '---')), ...kept].join('\n');
  return left === 0 ? table : `${table}\n\n${left} more contracts.`;
}

function cellsOf(
  { name, steps: outcomes, constraints }: ContractSummary,
  steps: readonly StepSummary[],
  isCovered: boolean,
) {
  return [
    cellCode(name),
    ...steps.map((step) => outcomeCell(Object.hasOwn(outcomes, step.name) ? outcomes[step.name] : undefined)),
    ...(isCovered ? [constraints ? constraintsCell(constraints) : ''] : []),
  ];
}

function outcomeCell(outcome: ContractStepSummary | undefined): string {
  if (!outcome) return '–';
  const { status, remembered } = outcome;
  if (status !== 'passed') return `**${status}**`;
  return remembered ? 'passed, remembered' : 'passed';
}

function constraintsCell({ both, total }: ConstraintSummary): string {
  return `${both} of ${total}`;
}

/** Crashes, then failures, then the rest, as they came. */
function rank({ steps, failure }: ContractSummary): number {
  const statuses = new Set(Object.values(steps).map(({ status }) => status));
  if (failure || statuses.has('crashed')) return 2;
  return statuses.has('failed') ? 1 : 0;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
