import { ExpectedError } from '../../src/expected-error.ts';
import type { Finding } from '../../src/finding.ts';
import { isObject, textOf, type Json, type JsonObject } from '../../src/json.ts';
import type { ConstraintCoverage } from '../../src/verify/coverage.ts';
import { mergeReports } from '../../src/verify/merge.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import type { Verified } from '../command/coverage.ts';
import { shardWord } from './words.ts';

/** What one run wrote by `--json`. */
export interface ReportFile {
  readonly name: string;
  /** `3/8`, when it was one of several. */
  readonly shard: string | undefined;
  readonly verified: readonly Verified[];
}

/** Reads back what `verify --json` printed. Throws an ExpectedError when it is something else. */
export function parseReportFile(text: string, name: string): ReportFile {
  const value = parseJson(text, name);
  if (!isObject(value) || value['version'] !== 1 || !isReport(value)) throw noReport(name);
  const shard = typeof value['shard'] === 'string' ? value['shard'] : undefined;
  const seed = Number(value['seed']);
  const findings = listOf(value['findings']) as readonly Finding[];
  const verified = listOf(value['contracts'])
    .filter(isObject)
    .map((entry) => readVerified(entry, findings, seed));
  return { name, shard, verified };
}

/**
 * The reports of several runs as one for each contract. Throws an ExpectedError when a shard is missing,
 * or as `mergeReports` does.
 */
export function mergeReportFiles(files: readonly ReportFile[]): readonly Verified[] {
  refuseMissingShards(files);
  const byContract = Map.groupBy(
    files.flatMap(({ verified }) => verified),
    ({ contract }) => contract,
  );
  return Array.from(byContract, ([contract, all]) => ({
    contract,
    report: mergeReports(all.map(({ report }) => report)),
  }));
}

function refuseMissingShards(files: readonly ReportFile[]): void {
  const given = new Set(files.flatMap(({ shard }) => shard ?? []));
  const wholes = [...new Set([...given].map((shard) => shardWord(shard).of))];
  const missing = wholes.flatMap((of) =>
    Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).filter((shard) => !given.has(shard)),
  );
  if (missing.length === 0) return;
  throw new ExpectedError(`The reports are not all of a run: shard ${missing.join(', ')} is missing`, {
    help: 'Give the reports of all shards.',
  });
}

function parseJson(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw noReport(name);
  }
}

function noReport(name: string): ExpectedError {
  return new ExpectedError(`${name} is no report of verify`, {
    help: 'Let verify write it: openapi-contract verify --json > report.json.',
  });
}

// What has these members was written by the command; nothing in it is executed, or leads anywhere.
function isReport({ seed, findings, contracts }: JsonObject): boolean {
  return (
    Number.isSafeInteger(seed) &&
    Array.isArray(findings) &&
    findings.every(
      (finding) =>
        isObject(finding) && hasTexts(finding, 'rule', 'severity', 'message', 'contract', 'pointer'),
    ) &&
    Array.isArray(contracts) &&
    contracts.every(
      (entry) =>
        isObject(entry) &&
        hasTexts(entry, 'contract') &&
        Array.isArray(entry['operations']) &&
        Array.isArray(entry['coverage']) &&
        entry['coverage'].every(
          (row) => isObject(row) && isObject(row['accepted']) && isObject(row['rejected']),
        ),
    )
  );
}

function hasTexts(object: JsonObject, ...names: readonly string[]): boolean {
  return names.every((name) => typeof object[name] === 'string');
}

// The shapes were looked at by `isReport`.
function readVerified(entry: JsonObject, findings: readonly Finding[], seed: number): Verified {
  const contract = textOf(entry['contract']);
  const report: VerifyReport = {
    // How much was covered is judged anew, over all.
    findings: findings.filter(
      (finding) => finding.contract === contract && finding.rule !== 'verify/coverage',
    ),
    coverage: listOf(entry['coverage']).map((row) => readCoverage(row as CoverageRow)),
    operations: listOf(entry['operations']).filter((title) => typeof title === 'string'),
    allOperations: Number(entry['allOperations']),
    complete: entry['complete'] === true,
    cases: Number(entry['cases']),
    seed,
    milliseconds: 0,
  };
  return { contract, report };
}

type CoverageRow = Omit<ConstraintCoverage, 'key'> & { readonly constraint: string };

function readCoverage({ constraint, ...row }: CoverageRow): ConstraintCoverage {
  return { key: constraint, ...row };
}

function listOf(value: Json | undefined): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
