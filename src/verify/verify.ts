import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { coverageOf } from './coverage.ts';
import { redactFinding } from './evidence/redact-finding.ts';
import { exampleFindings } from './examples/example-findings.ts';
import { findingsOf } from './findings.ts';
import { judge } from './judge.ts';
import type { VerifyOptions } from './options.ts';
import { planOperation, type OperationPlan } from './plan/plan.ts';
import { replayedCase } from './replay.ts';
import type { VerifyReport } from './report.ts';
import { rulesOfConstraints } from './rules-of-constraint.ts';
import { runOperation, type OperationRun } from './run-operation.ts';
import { obstacleFinding, stoppedFinding, unlinkedFindings } from './run-findings.ts';
import { schemasOf, type Schemas } from './schemas.ts';
import { openSession, type Session } from './send/session.ts';

export type { VerifyReport } from './report.ts';

/**
 * Verifies a server against a contract: its examples, every constraint of its requests from both sides,
 * random requests, and authentication. The same contract, seed and server give the same report.
 * Throws an ExpectedError when the target cannot be reached, or when the case to replay is unknown.
 */
export async function verifyContract(contract: Contract, options: VerifyOptions): Promise<VerifyReport> {
  const { target, concurrency = 8, deadline = 10_000 } = options;
  const started = performance.now();
  const session = openSession({ target, concurrency, deadline });
  try {
    const run = { contract, options, session, schemas: schemasOf(contract.document) };
    const report = options.replay === undefined ? await verifyAll(run) : await replayOne(run, options.replay);
    const findings = report.findings.map((finding) => redactFinding(finding, target.credentials));
    return { ...report, findings, seed: options.seed, milliseconds: performance.now() - started };
  } finally {
    await session.close();
  }
}

interface Run {
  readonly contract: Contract;
  readonly options: VerifyOptions;
  readonly session: Session;
  readonly schemas: Schemas;
}

type Result = Pick<VerifyReport, 'findings' | 'coverage' | 'cases'>;

async function verifyAll(run: Run): Promise<Result> {
  const { contract, options, session, schemas } = run;
  const operations = contract.operations.filter(options.operations ?? (() => true));
  const results: { plan: OperationPlan; outcome: OperationRun }[] = [];
  for (const operation of operations) {
    const plan = planOf(run, operation);
    results.push({ plan, outcome: await runOperation(plan, runSettings(run)) });
  }
  const rulesOf = rulesOfConstraints(contract);
  const settings = { contract, target: options.target, seed: options.seed, rulesOf };
  const coverage = results.flatMap(({ plan, outcome }) =>
    coverageOf(plan.constraints, outcome.verdicts, rulesOf),
  );
  const findings: readonly Finding[] = [
    ...exampleFindings(contract, operations, schemas),
    ...unlinkedFindings(contract, operations, coverage),
    ...results.flatMap(({ plan }) => obstacleFinding(contract, plan)),
    ...findingsOf(
      results.flatMap(({ outcome }) => outcome.judgements),
      settings,
    ),
    ...stoppedFinding(contract, session.stopped()),
  ];
  return { findings, coverage, cases: results.reduce((sum, { outcome }) => sum + outcome.cases, 0) };
}

async function replayOne(run: Run, id: string): Promise<Result> {
  const { contract, options, session, schemas } = run;
  const testCase = replayedCase(contract, id, options.seed, (operation) => planOf(run, operation));
  const judgements = judge(testCase, await session.send(testCase), options.target.kind, schemas);
  const rulesOf = rulesOfConstraints(contract);
  const settings = { contract, target: options.target, seed: options.seed, rulesOf };
  return { findings: findingsOf(judgements, settings), coverage: [], cases: 1 };
}

function planOf({ contract, options, schemas }: Run, operation: Operation): OperationPlan {
  const { target, seed, limits = [] } = options;
  return planOperation({ contract, target, limits, seed, schemas }, operation);
}

function runSettings({ options, session, schemas }: Run) {
  const { target, seed, runs = 100 } = options;
  return { session, target: target.kind, schemas, seed, runs };
}
