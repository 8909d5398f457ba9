import { ExpectedError } from '../expected-error.ts';
import type { Finding } from '../finding.ts';
import { fingerprint } from '../fingerprint.ts';
import type { VerifyReport } from './report.ts';

/**
 * One report of several runs that each verified other operations of one contract, with one seed. What
 * several of them say, as it concerns what operations share, is said once. Throws an ExpectedError when
 * the seeds differ, or when an operation was verified in more than one run.
 */
export function mergeReports(reports: readonly VerifyReport[]): VerifyReport {
  const operations = reports.flatMap((report) => report.operations);
  const seeds = new Set(reports.map(({ seed }) => seed));
  const [seed = 0] = seeds;
  if (seeds.size > 1) {
    throw new ExpectedError(`The reports have different seeds: ${[...seeds].join(', ')}`, {
      help: 'Run all of them with the same --seed.',
    });
  }
  const twice = operations.find((title, index) => operations.indexOf(title) !== index);
  if (twice !== undefined) {
    throw new ExpectedError(`${twice} was verified in more than one of the reports`, {
      help: 'Merge the reports of one run of all shards.',
    });
  }
  return {
    findings: withoutTwins(tried(reports)),
    coverage: reports.flatMap(({ coverage }) => coverage),
    operations,
    allOperations: Math.max(...reports.map(({ allOperations }) => allOperations)),
    complete: reports.every(({ complete }) => complete),
    cases: reports.reduce((sum, { cases }) => sum + cases, 0),
    seed,
    milliseconds: reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  };
}

/** A run of which nothing could be tried says nothing of the whole, if something of that was. */
function tried(reports: readonly VerifyReport[]): readonly Finding[] {
  const findings = reports.flatMap((report) => report.findings);
  if (reports.every(({ cases }) => cases === 0)) return findings;
  return findings.filter(({ rule }) => rule !== 'verify/something-tried');
}

/** Findings without those that say the same as another, as it concerns what several operations share. */
export function withoutTwins(findings: readonly Finding[]): readonly Finding[] {
  const byText = new Map(findings.map((finding) => [`${fingerprint(finding)} ${finding.message}`, finding]));
  return [...byText.values()];
}
