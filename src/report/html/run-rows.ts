import { coverageText } from './coverage-figure.ts';
import type { Report } from '../report.ts';
import type { RunFacts } from '../run-facts.ts';

type Row = readonly [name: string, value: string];

/** How a report was made, as pairs of what it is and what it was. */
export function factRows(
  { run, summary, coverage = [] }: Report,
  details: Report['details'] = {},
): readonly Row[] {
  const seed = run?.seed ?? details['seed'];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Verdict', summary?.verdict],
    ['Duration', summary && `${(summary.milliseconds / 1000).toFixed(1)} s`],
    ['Target', run?.target],
    ['Seed', typeof seed === 'number' ? String(seed) : undefined],
    ['Compared with', run?.base],
    ['Commit', run?.commit],
    ['Branch', run?.branch],
    ['Run', run?.ci],
    ['Made', run?.time?.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
    ['Version', run?.tool],
    ['Node', run?.node],
    ...coverage.map((each) => ['Contract', coverageText(each)] as const),
  ];
  return rows.filter((row): row is Row => row[1] !== undefined);
}

/** What stands beside the names of contracts: `main @ c4f19ab`. */
export function revisionText(run: RunFacts | undefined): string | undefined {
  const parts = [run?.branch, run?.commit].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' @ ');
}

/** Where the lines of files are shown; `undefined` where the repository or the commit is not known. */
export function sourcesOf({ run, folder = '' }: Report): string | undefined {
  if (run?.repositoryUrl === undefined || run.commit === undefined) return undefined;
  const way = folder === '' ? '' : `${folder.split('/').map(encodeURIComponent).join('/')}/`;
  return `${run.repositoryUrl}/blob/${run.commit}/${way}`;
}
