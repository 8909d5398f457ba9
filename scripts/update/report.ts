import type { Finding } from '../../src/finding.ts';
import { count } from '../../src/gate/count.ts';
import type { Json } from '../../src/json.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import type { Report } from '../../src/report/report.ts';
import type { Update } from '../../src/update/adopt.ts';
import { comparisonJson } from '../command/comparison.ts';
import { changesText } from './changes-text.ts';
import { summaryOf, type Failed } from './summary.ts';

/** What became of a contract, in a line or two for people. */
export function updateText(
  { contract, outcome, comparison, findings, files }: Update,
  dryRun: boolean,
): string {
  const name = escapeLine(contract);
  if (outcome === 'same') return `${name}: upstream is as it was\n`;
  const lines = comparison ? [changesText(comparison)] : [];
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
export function reportOf(results: readonly (Update | Failed)[], milliseconds: number): Report {
  const updates = results.filter((result) => 'outcome' in result);
  return {
    findings: updates.flatMap(({ findings }) => findings),
    contracts: results.map(({ contract }) => contract),
    summary: summaryOf(results, milliseconds),
    coverage: updates.flatMap(({ gate }) =>
      (gate?.contracts ?? []).flatMap(({ name, constraints, uncovered }) =>
        constraints ? [{ contract: name, ...constraints, missing: uncovered }] : [],
      ),
    ),
    details: { updates: updates.map(updateJson) },
  };
}

function updateJson({ contract, outcome, comparison, files }: Update): Json {
  return {
    contract,
    outcome,
    files: [...files],
    ...(comparison && { comparison: comparisonJson(comparison) }),
  };
}
