import { timed } from '../timing.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { coverageOf } from './coverage.ts';
import { redactError } from './evidence/redact-error.ts';
import { redactFinding } from './evidence/redact-finding.ts';
import { redactionFor } from './evidence/secret.ts';
import { exampleFindings } from './examples/example-findings.ts';
import type { JudgeSettings } from './exchange.ts';
import { findingsOf, type FindingSettings } from './findings.ts';
import { judge, type Judgement } from './judge.ts';
import { nothingTried } from './nothing-tried.ts';
import type { VerifyOptions } from './options.ts';
import { planOperation, type OperationPlan, type PlanSettings } from './plan/plan.ts';
import { replayedCase } from './replay.ts';
import type { VerifyReport } from './report.ts';
import { documentedErrors } from './documented-errors.ts';
import { runOperation, trialOf } from './run-operation.ts';
import { obstacleFinding, stoppedFinding, unjudgedFindings, unlinkedFindings } from './run-findings.ts';
import { schemasOf } from './schemas.ts';
import { openSession, timeIsUp, type Session } from './send/session.ts';
import { phases as allPhases } from './phase.ts';
import type { SequenceRun } from './stateful/run-sequence.ts';
import { isStateful, replaySequence, verifySequences, type StatefulSettings } from './stateful/stateful.ts';
import { timeUpFinding } from './time-up-finding.ts';

export type { VerifyReport } from './report.ts';

/**
 * Verifies a server against a contract: its examples, every constraint of its requests from both sides,
 * random requests, and authentication. The same contract, seed and server give the same report.
 * Throws an ExpectedError when the target cannot be reached, or when the case to replay is unknown.
 */
export async function verifyContract(contract: Contract, options: VerifyOptions): Promise<VerifyReport> {
  const { target, concurrency = 8, deadline = 10_000, rate, timeUp } = options;
  const started = performance.now();
  const redact = redactionFor(target);
  const session = openSession({ target, concurrency, deadline, rate, timeUp });
  try {
    const run = { contract, options, session, judging: judgeSettings(contract, options) };
    const { replay } = options;
    const result = await timed(`verify ${contract.name}`, () =>
      replay === undefined ? verifyAll(run) : replayOne(run, replay),
    );
    const findings = result.findings.map((finding) => redactFinding(finding, redact));
    return {
      ...result,
      findings,
      allOperations: contract.operations.length,
      seed: options.seed,
      milliseconds: performance.now() - started,
    };
  } catch (error) {
    throw redactError(error, redact);
  } finally {
    await session.close();
  }
}

interface Run {
  readonly contract: Contract;
  readonly options: VerifyOptions;
  readonly session: Session;
  readonly judging: JudgeSettings;
}

type Result = Pick<VerifyReport, 'findings' | 'coverage' | 'cases' | 'operations' | 'complete'>;

/** What is kept of an operation; its cases are not, as there may be very many. */
interface OperationResult extends Pick<VerifyReport, 'findings' | 'coverage' | 'cases'> {
  readonly operation: Operation;
  readonly unsent: number;
  readonly judgements: readonly Judgement[];
}

async function verifyAll(run: Run): Promise<Result> {
  const { contract, options, session, judging } = run;
  const { order = (all) => all } = options;
  const operations = order(contract.operations.filter(options.operations ?? (() => true)));
  const results: OperationResult[] = [];
  for (const operation of operations) {
    if (session.stopped() === timeIsUp) break;
    results.push(await verifyOperation(run, operation));
  }
  const phases = new Set(options.phases ?? allPhases);
  const tried = results.map(({ operation }) => operation);
  const coverage = phases.has('coverage') ? results.flatMap((result) => result.coverage) : [];
  const planned = results.flatMap((result) => result.judgements);
  const sequences = isStateful(options)
    ? await verifySequences(statefulSettings(run, tried), planned)
    : { judgements: [], cases: 0 };
  const judgements = [...planned, ...sequences.judgements];
  const cases = results.reduce((sum, result) => sum + result.cases, sequences.cases);
  const isWhole = session.stopped() === undefined && phases.size === allPhases.length;
  const findings: readonly Finding[] = [
    ...(isWhole ? nothingTried(contract, tried, cases) : []),
    ...(phases.has('examples') ? exampleFindings(contract, tried, judging.schemas) : []),
    ...(phases.has('coverage') ? unlinkedFindings(contract, tried, coverage) : []),
    ...results.flatMap((result) => result.findings),
    ...findingsOf(judgements, findingSettings(run)),
    ...unjudgedFindings(contract, judging.schemas.unjudged),
    ...stopFinding(run, results, operations),
  ];
  return {
    findings,
    coverage,
    cases,
    operations: tried.map(({ title }) => title),
    complete: isWhole,
  };
}

function stopFinding(
  { contract, session, options }: Run,
  results: readonly OperationResult[],
  operations: readonly Operation[],
): readonly Finding[] {
  const reason = session.stopped();
  if (reason !== timeIsUp) return stoppedFinding(contract, reason);
  return timeUpFinding(contract, {
    partly: results.filter(({ unsent }) => unsent > 0),
    untried: operations.slice(results.length),
    sequences: isStateful(options),
  });
}

async function verifyOperation(run: Run, operation: Operation): Promise<OperationResult> {
  const { contract, options, session, judging } = run;
  const plan = planOf(run, operation);
  const { seed, runs = 100 } = options;
  const result = await runOperation(plan, { session, judging, seed, runs });
  const coverage = coverageOf(plan.constraints, result.verdicts, judging.errors.rulesOf);
  return { ...result, operation, findings: obstacleFinding(contract, plan), coverage };
}

async function replayOne(run: Run, id: string): Promise<Result> {
  const { contract, options, session, judging } = run;
  const operations = contract.operations.filter(options.operations ?? (() => true));
  const sequence = await replaySequence(statefulSettings(run, operations), id);
  if (sequence) return replayed(run, sequence);
  const testCase = replayedCase(contract, id, options.seed, (operation) => planOf(run, operation, allPhases));
  const { judgements } = judge(testCase, await session.send(testCase), judging);
  return replayed(run, { judgements, cases: 1 });
}

function replayed(run: Run, { judgements, cases }: SequenceRun): Result {
  const findings = findingsOf(judgements, findingSettings(run));
  return { findings, coverage: [], cases, operations: [], complete: false };
}

function planOf(run: Run, operation: Operation, phases = run.options.phases): OperationPlan {
  return planOperation({ ...planSettings(run), phases }, operation);
}

function planSettings({ contract, options, judging }: Run): PlanSettings {
  const { target, seed } = options;
  return { contract, target, seed, schemas: judging.schemas };
}

function statefulSettings(run: Run, operations: readonly Operation[]): StatefulSettings {
  const { options, session } = run;
  const { concurrency = 8 } = options;
  return {
    planning: planSettings(run),
    trial: trialOf(run),
    operations,
    concurrency,
    stopped: () => session.stopped(),
  };
}

function judgeSettings(contract: Contract, { target, maximumResponseTime }: VerifyOptions): JudgeSettings {
  const schemas = schemasOf(contract.document);
  return {
    target: target.kind,
    document: contract.document,
    schemas,
    errors: documentedErrors(contract),
    maximumResponseTime,
  };
}

function findingSettings({ contract, options: { target, seed }, judging }: Run): FindingSettings {
  return { contract, target, seed, rulesOf: judging.errors.rulesOf };
}
