import type { ComparisonRecord } from '../../change-record.ts';
import type { ConstraintRecord } from '../../constraint-record.ts';
import type { ContractData, FindingData, ReportData, StepData } from '../../page/report-data.ts';
import { sortFindings } from '../order.ts';
import { contractsOf, type Report } from '../report.ts';
import type { ContractSummary } from '../run-summary.ts';
import { operationRows, type Fullness } from './constraint-rows.ts';
import { findingData } from './finding-data.ts';
import { factRows, revisionText, sourcesOf } from './run-rows.ts';
import { collectTexts } from './texts.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** With more constraints, the ids of cases that are as they should be are left out. */
const mostWithIds = 20_000;
/** So many characters of evidence are written. */
const mostEvidence = 6_000_000;

/** What the page of a report is made of. */
export function reportData(report: Report): ReportData {
  const { run, summary, details } = report;
  const contracts = contractFacts(report);
  const coverage = contracts.flatMap((contract) => contract.coverage);
  const comparisons = new Map(
    contracts.flatMap(({ name, comparison }) => (comparison ? [[name, comparison]] : [])),
  );
  const told = sortFindings(report.findings).map((finding) => findingData(finding, comparisons));
  const { kept, isCut } = withinRoom(told);
  const texts = collectTexts();
  const fullness: Fullness = {
    hasIds: coverage.length <= mostWithIds,
    hasExchanges: coverage.length <= mostWithIds,
  };
  const verdict = summary?.verdict ?? (told.some(({ severity }) => severity === 'error') ? 'fail' : 'pass');
  const cases = contracts.reduce((sum, each) => sum + each.cases, 0);
  const contractData = contracts.map((contract): ContractData => ({
    name: contract.name,
    ...(contract.failure !== undefined && { failure: contract.failure }),
    operations: operationRows(contract.coverage, texts, fullness),
    ...(contract.comparison && { comparison: contract.comparison }),
    ...replayOf(contract.name, told, run),
  }));
  const sources = sourcesOf(report);
  const revision = revisionText(run);
  return {
    verdict,
    sentence: verdictSentence({
      verdict,
      findings: told,
      coverage,
      changes: contracts.flatMap(({ comparison }) => comparison?.changes ?? []),
      contracts: contracts.length,
      failures: contracts.flatMap(({ failure }) => failure ?? []),
    }),
    ...(summary && { milliseconds: summary.milliseconds }),
    steps: stepsOf(report),
    contracts: contractData,
    findings: kept,
    facts: factRows(report, details),
    ...(run && { command: run.command }),
    ...(sources !== undefined && { sources }),
    ...(revision !== undefined && { revision }),
    ...(cases > 0 && { cases }),
    ...(run?.target !== undefined && { target: run.target }),
    texts: texts.all,
    isCut: isCut || !fullness.hasIds,
  };
}

interface ContractFacts {
  readonly name: string;
  readonly coverage: readonly ConstraintRecord[];
  readonly comparison?: ComparisonRecord;
  readonly failure?: string;
  readonly cases: number;
}

/** What is known of each contract: from the steps of a run, or from the details of one command. */
function contractFacts(report: Report): readonly ContractFacts[] {
  const { summary, details = {} } = report;
  const own = listOf(details['contracts']);
  const updates = listOf(details['updates']);
  return contractsOf(report).map((name): ContractFacts => {
    const ofName = (entry: Entry): boolean => entry['contract'] === name;
    return factsOf(
      name,
      summary?.contracts.find((contract) => contract.name === name),
      own.find(ofName) ?? {},
      updates.find(ofName) ?? {},
    );
  });
}

function factsOf(
  name: string,
  judged: ContractSummary | undefined,
  alone: Entry,
  update: Entry,
): ContractFacts {
  const comparison =
    judged?.comparison ?? comparisonIn(alone) ?? comparisonIn((update['comparison'] ?? {}) as Entry);
  const failure = judged?.failure?.message;
  return {
    name,
    coverage: judged?.coverage ?? ((alone['coverage'] ?? []) as readonly ConstraintRecord[]),
    ...(comparison && { comparison }),
    ...(failure !== undefined && { failure }),
    cases: typeof alone['cases'] === 'number' ? alone['cases'] : 0,
  };
}

type Entry = Readonly<Record<string, unknown>>;

// What commands add for machines is theirs: its shape is that of the published schema.
function listOf(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? (value as readonly Entry[]) : [];
}

function comparisonIn(entry: Entry): ComparisonRecord | undefined {
  return Array.isArray(entry['changes']) ? (entry as unknown as ComparisonRecord) : undefined;
}

function stepsOf({ summary }: Report): readonly StepData[] {
  const steps = summary?.steps.map(({ name, status, milliseconds, figure, remembered }): StepData => ({
    name,
    status,
    milliseconds,
    figure,
    remembered,
  }));
  const skipped = summary?.skipped?.map(({ name, why }): StepData => ({
    name,
    status: 'skipped',
    milliseconds: 0,
    figure: why,
    remembered: false,
  }));
  return [...(steps ?? []), ...(skipped ?? [])];
}

/** What stands around the id of a case in the lines that replay it; from a finding, as that knows the target. */
function replayOf(
  contract: string,
  findings: readonly FindingData[],
  run: Report['run'],
): Pick<ContractData, 'replay'> {
  const known = findings.find((finding) => finding.contract === contract && finding.replay !== undefined);
  const program = /^(.*?openapi-contract) /.exec(run?.command ?? '')?.[1] ?? 'openapi-contract';
  const line = /^(.* --replay )'.*?'( --target .*)?$/s.exec(known?.replay ?? '');
  if (line) return { replay: [line[1] ?? '', line[2] ?? ''] };
  return { replay: [`${program} verify ${contract} --seed ${run?.seed ?? 1} --replay `, ''] };
}

/** Evidence of the worst findings, as much as a file should hold; what each says stays. */
function withinRoom(findings: readonly FindingData[]): {
  readonly kept: readonly FindingData[];
  readonly isCut: boolean;
} {
  let room = mostEvidence;
  let isCut = false;
  const kept = findings.map((finding) => {
    room -= JSON.stringify(finding).length;
    if (room > 0) return finding;
    isCut = true;
    const { exchange: _, evidence: __, excerpt: ___, ...rest } = finding;
    return rest;
  });
  return { kept, isCut };
}
