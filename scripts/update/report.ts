import { comparisonRecord } from '../../src/compare/comparison-record.ts';
import type { Finding } from '../../src/finding.ts';
import { count } from '../../src/gate/count.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import type { Report } from '../../src/report/report.ts';
import type { Update } from '../../src/update/adopt.ts';
import type { UpdateOptions } from '../../src/update/update-options.ts';
import { reachLines } from '../command/comparison.ts';
import { coverageOf } from '../gate/report.ts';
import { changesText } from './changes-text.ts';
import { updatesIn, type UpdateResult } from './result.ts';
import { summaryOf } from './summary.ts';

/** What became of each contract that came to its end, in lines for people. */
export function updatesText(results: readonly UpdateResult[], { dryRun = false }: UpdateOptions): string {
  return updatesIn(results)
    .map((update) => updateText(update, dryRun))
    .join('');
}

function updateText(update: Update, dryRun: boolean): string {
  const { contract, outcome, comparison, reaches, findings, files } = update;
  const name = escapeLine(contract);
  if (outcome === 'same') return `${name}: upstream is as it was\n`;
  const lines = comparison ? [changesText(comparison), ...reachLines(comparison, reaches ?? new Map())] : [];
  if (outcome === 'refused') {
    const misfits = findings.filter(isOverlayFinding).length;
    lines.push(
      `${name}: not updated, as overlays do not fit what upstream is now (${count(misfits, 'finding')} above)`,
    );
  } else {
    lines.push(`${name}: ${count(files.length, 'file')} ${dryRun ? 'would be written' : 'written'}`);
    lines.push(
      ...files.filter((file) => !file.startsWith('generated/')).map((file) => `  ${escapeLine(file)}`),
    );
  }
  return `${lines.join('\n')}\n`;
}

function isOverlayFinding({ rule }: Finding): boolean {
  return rule.startsWith('update/overlay-');
}

/** What reports are made of, of a run of updates. */
export function reportOf(results: readonly UpdateResult[], milliseconds: number): Report {
  const updates = updatesIn(results);
  return {
    findings: updates.flatMap(({ findings }) => findings),
    contracts: results.map(({ contract }) => contract),
    summary: summaryOf(results, milliseconds),
    coverage: updates.flatMap(({ gate }) => coverageOf(gate?.contracts ?? [])),
    details: { updates: updates.map(updateJson) },
  };
}

function updateJson({
  contract,
  outcome,
  comparison,
  reaches,
  files,
}: Update): Readonly<Record<string, unknown>> {
  return {
    contract,
    outcome,
    files: [...files],
    ...(comparison && { comparison: comparisonRecord({ comparison, reaches }) }),
  };
}
