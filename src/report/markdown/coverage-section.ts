import { fitting } from '../fitting.ts';
import { codeBlock, codeSpan } from '../markdown-text.ts';
import type { Report } from '../report.ts';
import type { CoverageSummary } from '../run-summary.ts';
import { details } from './details.ts';
import { shortened } from './shortened.ts';

/** Characters that the coverage may take, of all contracts and of one. */
const budget = { all: 12_000, one: 4000 } as const;

/** How the constraints of each contract were exercised, and which were not. */
export function coverageSection({ coverage = [], summary }: Report): string | undefined {
  const told = new Set(coverage.map(({ contract }) => contract));
  const others = (summary?.contracts ?? []).flatMap(({ name, constraints }) =>
    constraints && !told.has(name) ? [{ contract: name, ...constraints, missing: [] }] : [],
  );
  const texts = [...coverage, ...others].map(coverageText);
  if (texts.length === 0) return undefined;
  const { kept, left } = fitting(texts, budget.all);
  return ['### Coverage', ...kept, ...(left === 0 ? [] : [`${left} more contracts.`])].join('\n\n');
}

function coverageText({ contract, both, total, impossible, missing }: CoverageSummary): string {
  const rest = impossible === 0 ? '' : `, ${impossible} more cannot be tried`;
  const line = `${codeSpan(shortened(contract))}: ${both} of ${total} constraints exercised on both sides${rest}.`;
  if (missing.length === 0) return line;
  const { kept, left } = fitting(
    missing.map((each) => shortened(each, 500)),
    budget.one,
  );
  const list = [...kept, ...(left === 0 ? [] : [`${left} more`])].join('\n');
  return `${line}\n\n${details(`${missing.length} not exercised on both sides`, codeBlock(list))}`;
}
