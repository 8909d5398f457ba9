import { setImmediate } from 'node:timers/promises';
import { timed } from '../timing.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { callbackFindings } from './callbacks/callback-findings.ts';
import { coverageOf } from './coverage.ts';
import { describeCoverage } from './describe-coverage.ts';
import { caseRecord } from './evidence/case-record.ts';
import { redactError } from './evidence/redact-error.ts';
import { redactFinding } from './evidence/redact-finding.ts';
import { redactionFor } from './evidence/secret.ts';
import { exampleFindings } from './examples/example-findings.ts';
import type { JudgeSettings } from './exchange.ts';
import { findingsOf, type FindingSettings } from './findings.ts';
import { inTurns } from './in-turns.ts';
import { causeOf, judgePrepared, type Judgement } from './judge.ts';
import { nothingTried } from './nothing-tried.ts';
import type { Target, VerifyOptions } from './options.ts';
import { planOperation, planSteps, type PlanSettings } from './plan/plan.ts';
import { replayedCase } from './replay.ts';
import type { VerifyReport } from './report.ts';
import { newTally, type Tally } from './tally.ts';
import { documentedErrors } from './documented-errors.ts';
import { runOperation, trialOf, type RunSettings } from './run-operation.ts';
import {
  credentialsFindings,
  obstacleFinding,
  stoppedFinding,
  unjudgedFindings,
  unlinkedFindings,
} from './run-findings.ts';
import { openPreparer, type Preparer } from './resources/preparer.ts';
import { resourceIndex } from './resources/resource-index.ts';
import { schemasOf } from './schemas.ts';
import { lackingScopes } from './scopes.ts';
import { shares } from './shares.ts';
import { interrupted, openSession, timeIsUp, type Session } from './send/session.ts';
import { phases as allPhases, type Phase } from './phase.ts';
import type { SequenceRun } from './stateful/run-sequence.ts';
import { isStateful, replaySequence, verifySequences, type StatefulSettings } from './stateful/stateful.ts';
import { interruptedFinding, timeUpFinding, type Left } from './left-finding.ts';

export type { VerifyReport } from './report.ts';

/**
 * Verifies a server against a contract: its examples, every constraint of its requests from both sides,
 * random requests, and authentication. The same contract, seed and server give the same report.
 * Throws an ExpectedError when the target cannot be reached, or when the case to replay is unknown.
 */
export async function verifyContract(contract: Contract, options: VerifyOptions): Promise<VerifyReport> {
  const { target, concurrency = 8, rate, timeUp, stop, tally = newTally() } = options;
  const { deadline = deadlines[target.kind] } = options;
  const started = performance.now();
  const redact = redactionFor(target);
  const session = counted(openSession({ target, concurrency, deadline, rate, timeUp, stop }), tally);
  try {
    const judging = judgeSettings(contract, options);
    const planning = planSettings(contract, options, judging);
    const run = {
      contract,
      options,
      session,
      judging,
      planning,
      preparer: preparerOf(planning, options, session),
      tally,
    };
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

function counted(session: Session, tally: Tally): Session {
  const send: Session['send'] = (testCase) => {
    tally.cases += 1;
    return session.send(testCase);
  };
  return { ...session, send };
}

interface Run {
  readonly contract: Contract;
  readonly options: VerifyOptions;
  readonly session: Session;
  readonly judging: JudgeSettings;
  readonly planning: PlanSettings;
  readonly preparer: Preparer;
  readonly tally: Tally;
}

type Result = Pick<VerifyReport, 'findings' | 'coverage' | 'cases' | 'operations' | 'complete'>;

/** What is kept of an operation; its cases are not, as there may be very many. */
interface OperationResult extends Pick<VerifyReport, 'findings' | 'coverage' | 'cases'> {
  readonly operation: Operation;
  readonly missing: readonly string[] | undefined;
  readonly unsent: number;
  readonly judgements: readonly Judgement[];
}

async function verifyAll(run: Run): Promise<Result> {
  const { contract, options, session, judging } = run;
  const { order = (all) => all, order: isOrdered } = options;
  const operations = order(contract.operations.filter(options.operations ?? (() => true)));
  const phases = new Set(options.phases ?? allPhases);
  // Where the time may not suffice, each operation comes to its own cases before any has random ones.
  const last = isOrdered ? phases.intersection(random) : new Set<Phase>();
  run.tally.operations = operations.length;
  const own = [...phases.difference(last)];
  const { ofCases, ofSequences } = shares(options.budget, isStateful(options));
  const first = await verifyEach(run, operations, own, { isEnough: ofCases });
  const planned = first.flatMap((result) => result.judgements);
  run.tally.round = 'sequences';
  let sequencesLeft = false;
  const stopped = (): string | undefined => {
    const reason = session.stopped() ?? (ofSequences() ? timeIsUp : undefined);
    sequencesLeft ||= reason !== undefined;
    return reason;
  };
  const sequences =
    isStateful(options) && session.stopped() !== interrupted
      ? await verifySequences({ ...statefulSettings(run, operations), stopped }, planned)
      : { judgements: [], cases: 0 };
  if (isStateful(options) && session.stopped() !== undefined) sequencesLeft = true;
  run.tally.round = 'cases';
  const found = new Set([...planned, ...sequences.judgements].map(causeOf));
  const rest = await verifyEach(run, operations.slice(first.length), own, { known: found });
  const results = [...first, ...rest];
  const tried = results.map(({ operation }) => operation);
  const known = [...planned, ...sequences.judgements, ...rest.flatMap((result) => result.judgements)];
  const fuzzable = last.size > 0 ? mostFoundFirst(results) : [];
  run.tally.round = 'random';
  run.tally.begun = 0;
  const fuzzed = await verifyEach(run, fuzzable, [...last], { known: new Set(known.map(causeOf)) });
  const coverage = phases.has('coverage') ? results.flatMap((result) => result.coverage) : [];
  const cases = [...results, ...fuzzed].reduce((sum, result) => sum + result.cases, sequences.cases);
  const judgements = [...known, ...fuzzed.flatMap((result) => result.judgements)];
  const callbacks =
    session.stopped() === undefined && phases.has('coverage')
      ? await callbackFindings(run.planning, session, tried)
      : [];
  const isWhole = session.stopped() === undefined && !sequencesLeft && phases.size === allPhases.length;
  const left: Left = {
    partly: results.filter(({ unsent }) => unsent > 0),
    untried: operations.slice(results.length),
    sequences: sequencesLeft,
    random: fuzzable.length - fuzzed.filter(({ unsent }) => unsent === 0).length,
  };
  const findings: readonly Finding[] = [
    ...(isWhole ? nothingTried(contract, tried, cases) : []),
    ...(phases.has('examples') && session.stopped() !== interrupted
      ? exampleFindings(contract, tried, judging.schemas)
      : []),
    ...(phases.has('coverage') ? unlinkedFindings(contract, tried, coverage) : []),
    ...results.flatMap((result) => result.findings),
    ...callbacks,
    ...credentialsFindings(contract, results),
    ...findingsOf(judgements, findingSettings(run)),
    ...unjudgedFindings(contract, judging.schemas.unjudged),
    ...stopFinding(run, left),
  ];
  return {
    findings,
    coverage,
    cases,
    operations: tried.map(({ title }) => title),
    complete: isWhole,
  };
}

/** Milliseconds until a request counts as unanswered: that the machine is busy says nothing about the contract of a mock. */
const deadlines: Readonly<Record<Target['kind'], number>> = { server: 10_000, mock: 60_000 };

const random: ReadonlySet<Phase> = new Set(['fuzz']);

/** The operations whose requests can be made, those first that most was found of: there is more where that came from. */
function mostFoundFirst(results: readonly OperationResult[]): readonly Operation[] {
  const found = new Map(
    results.map(({ operation, judgements }) => [operation, new Set(judgements.map(causeOf)).size]),
  );
  return results
    .filter(({ findings, missing }) => findings.length === 0 && missing === undefined)
    .map(({ operation }) => operation)
    .toSorted((a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0));
}

interface Round {
  readonly known?: ReadonlySet<string>;
  readonly isEnough?: () => boolean;
}

/**
 * Verifies operations one after another, until there is nothing more to be sent.
 *
 * @param known causes that were found already: they are counted, and not looked into again
 * @param isEnough whether others are to have the time that is left
 */
async function verifyEach(
  run: Run,
  operations: readonly Operation[],
  phases: readonly Phase[],
  { known = new Set(), isEnough = () => false }: Round,
): Promise<readonly OperationResult[]> {
  const results: OperationResult[] = [];
  for (const operation of operations) {
    if (isCutOff(run.session) || isEnough()) break;
    run.tally.begun += 1;
    const result = await verifyOperation(run, operation, phases, known);
    if (!result) break;
    results.push(result);
    // What planning takes at a stretch must not add up: a signal is heard in between.
    await setImmediate();
  }
  return results;
}

/** Whether nobody waits for what is left: other reasons to stop keep what is planned, to say what was not sent. */
function isCutOff(session: Session): boolean {
  const reason = session.stopped();
  return reason === timeIsUp || reason === interrupted;
}

function stopFinding({ contract, session }: Run, left: Left): readonly Finding[] {
  const reason = session.stopped();
  if (reason === interrupted) return [interruptedFinding(contract, left)];
  const isShort = reason === timeIsUp || (reason === undefined && left.sequences);
  return isShort ? timeUpFinding(contract, left) : stoppedFinding(contract, reason);
}

/** `undefined` where time was up before its cases were planned. */
async function verifyOperation(
  run: Run,
  operation: Operation,
  phases: readonly Phase[],
  known: ReadonlySet<string>,
): Promise<OperationResult | undefined> {
  const { contract, options, session, judging, preparer, tally } = run;
  const plan = await inTurns(planSteps({ ...run.planning, phases }, operation), () => isCutOff(session));
  if (!plan) return undefined;
  const { seed, runs = 100 } = options;
  const record: RunSettings['record'] = (sent, verdict) => caseRecord(options.target, sent, verdict);
  const result = await runOperation(plan, { session, preparer, judging, seed, runs, known, tally, record });
  const coverage = describeCoverage(
    contract,
    coverageOf(plan.constraints, result.verdicts, judging.errors.rulesOf, result.records),
  );
  const { missing } = plan;
  return { ...result, operation, missing, findings: obstacleFinding(contract, plan), coverage };
}

async function replayOne(run: Run, id: string): Promise<Result> {
  const { contract, options, judging, preparer } = run;
  const operations = contract.operations.filter(options.operations ?? (() => true));
  const sequence = await replaySequence(statefulSettings(run, operations), id);
  if (sequence) return replayed(run, sequence);
  const testCase = replayedCase(contract, id, options.seed, (operation) =>
    planOperation({ ...run.planning, phases: allPhases }, operation),
  );
  const { judgements } = judgePrepared(await preparer.send(testCase), judging);
  return replayed(run, { judgements, cases: 1 });
}

function replayed(run: Run, { judgements, cases }: SequenceRun): Result {
  const findings = findingsOf(judgements, findingSettings(run));
  return { findings, coverage: [], cases, operations: [], complete: false };
}

// Who chose to send nothing but what reads gets no requests that make something.
function preparerOf(planning: PlanSettings, options: VerifyOptions, session: Session): Preparer {
  const chosen = planning.contract.operations.filter(options.operations ?? (() => true));
  const mayMake = chosen.some(({ method }) => method !== 'get' && method !== 'head');
  return openPreparer({ planning, session, mayMake });
}

function planSettings(
  contract: Contract,
  { target, seed }: VerifyOptions,
  { schemas }: JudgeSettings,
): PlanSettings {
  return { contract, target, seed, schemas, resources: resourceIndex(contract.operations) };
}

function statefulSettings(run: Run, operations: readonly Operation[]): StatefulSettings {
  const { options, session } = run;
  const { concurrency = 8 } = options;
  return {
    planning: run.planning,
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
    lackingScopes: target.kind === 'server' ? lackingIn(target) : undefined,
  };
}

/** What the given tokens say; of headers that the user writes nothing is known. */
function lackingIn({ credentials, headers = {} }: Target): JudgeSettings['lackingScopes'] {
  const isFixed = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return isFixed ? undefined : (operation) => lackingScopes(operation, credentials);
}

function findingSettings({ contract, options: { target, seed }, judging }: Run): FindingSettings {
  return { contract, target, seed, rulesOf: judging.errors.rulesOf };
}
