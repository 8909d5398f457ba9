// The package's door for test files: `openapi-contract/vitest`.
/* oxlint-disable vitest/expect-expect, vitest/valid-title, vitest/no-conditional-tests -- Tests made from a contract bear its names, and findings fail them. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, test, type TestContext } from 'vitest';
import type { Contract, Operation } from './contract/contract.ts';
import { loadContracts } from './contract/load.ts';
import { ExpectedError } from './expected-error.ts';
import type { Finding } from './finding.ts';
import { logFileOf } from './gate/log-file.ts';
import { defaultSeed } from './gate/verify-on-mock.ts';
import { startMock, type Mock } from './mock/start.ts';
import { once } from './once.ts';
import { terminal } from './report/formats/terminal.ts';
import { coverageFinding } from './verify/coverage-finding.ts';
import { judgeByKnown } from './verify/baseline.ts';
import { parseBaseline } from './verify/baseline-file.ts';
import type { ConstraintCoverage } from './verify/coverage.ts';
import type { Target, VerifyOptions } from './verify/options.ts';
import type { TlsSettings } from './verify/tls.ts';
import { phases as allPhases, type Phase } from './verify/phase.ts';
import type { VerifyReport } from './verify/report.ts';
import { checkSelection, selects, type Selection } from './verify/selection.ts';
import { verifyContract } from './verify/verify.ts';

export type { Phase } from './verify/phase.ts';
export type { Selection } from './verify/selection.ts';

/** What a suite tests, against whom, and how much of it. */
export interface SuiteOptions extends Partial<
  Pick<
    VerifyOptions,
    'seed' | 'runs' | 'concurrency' | 'deadline' | 'maximumResponseTime' | 'rate' | 'phases'
  >
> {
  /** The folder that holds `spec/`; the one that Vitest was started in by default. */
  readonly root?: string;
  /** The contract by name; every contract by default. */
  readonly contract?: string;
  /**
   * Base URL of the server to test, or what gives it when the tests begin, as of a server on a free port; a mock made
   * from the contract by default.
   */
  readonly target?: string | URL | (() => string | URL | Promise<string | URL>);
  /** How the server is talked to by TLS: certificates and keys as PEM. */
  readonly tls?: Omit<TlsSettings, 'files'>;
  /** One credential for every security scheme, or credentials by the names of their schemes. */
  readonly auth?: string | Readonly<Record<string, string | undefined>>;
  /** Headers for every request; their values are shown nowhere. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Which operations are tested; all of them by default. */
  readonly select?: Partial<Selection>;
  /** A file of known failures, as `verify --baseline` takes it; from `root`. */
  readonly baseline?: string;
  /** Percent of the constraints that must be exercised on both sides. */
  readonly requireCoverage?: number;
  /** Milliseconds that one test may take; 5 minutes by default. */
  readonly timeout?: number;
}

/**
 * Describes a suite: one test for each operation and phase, one for sequences of operations, and one
 * for the coverage that is required. A test fails with the findings that are errors: each with the
 * request, the answer, a curl line and the command that sends it again. Warnings are annotations.
 *
 * Throws an ExpectedError within the suite when there is no such contract or operation.
 */
export function contractSuite(options: SuiteOptions = {}): void {
  describe(`contract${options.contract === undefined ? 's' : ` ${options.contract}`}`, async () => {
    const root = options.root ?? process.cwd();
    const names = options.contract === undefined ? undefined : [options.contract];
    const contracts = await loadContracts(root, names);
    const selection = { ...everything, ...options.select };
    checkSelection(contracts, selection);
    for (const contract of contracts) {
      const operations = contract.operations.filter(selects(selection));
      if (operations.length > 0) describeContract({ root, contract, operations, options });
    }
  });
}

const everything: Selection = { operations: [], paths: [], methods: [], tags: [], excludeDeprecated: false };
const defaultTimeout = 5 * 60_000;

interface Suite {
  readonly root: string;
  readonly contract: Contract;
  /** The selected ones. */
  readonly operations: readonly Operation[];
  readonly options: SuiteOptions;
}

function describeContract(suite: Suite): void {
  const { contract, operations, options } = suite;
  const title = `${contract.name} on ${titleOf(options.target)}`;
  describe(title, { timeout: options.timeout ?? defaultTimeout }, () => {
    const phases = options.phases ?? allPhases;
    const verify = verifierOf(suite);
    const coverage = new Map<Operation, readonly ConstraintCoverage[]>();
    for (const operation of operations) {
      describe(operation.title, () => {
        test.for(phases.filter((phase) => phase !== 'stateful'))('%s', async (phase, context) => {
          const report = await verify([operation], phase);
          if (phase === 'coverage') coverage.set(operation, report.coverage);
          await judge(report, context);
        });
      });
    }
    // A mock has no state for a sequence to show.
    if (phases.includes('stateful') && options.target !== undefined) {
      test('stateful', async (context) => judge(await verify(operations, 'stateful'), context));
    }
    const required = options.requireCoverage;
    if (required === undefined) return;
    test('coverage', (context) => {
      context.skip(coverage.size < operations.length, 'not all of the coverage phase was run');
      failFor(
        coverageFinding({ contract: contract.name, coverage: [...coverage.values()].flat() }, required),
      );
    });
  });
}

/** Verifies some operations of a suite in one phase. */
type Verifier = (operations: readonly Operation[], phase: Phase) => Promise<VerifyReport>;

function verifierOf(suite: Suite): Verifier {
  const { seed = defaultSeed, runs, concurrency, deadline, maximumResponseTime, rate } = suite.options;
  const target = targetOf(suite);
  return async (operations, phase) => {
    const chosen = new Set(operations);
    const report = await verifyContract(suite.contract, {
      ...(await target()),
      seed,
      runs,
      concurrency,
      deadline,
      maximumResponseTime,
      rate,
      phases: [phase],
      operations: (operation) => chosen.has(operation),
    });
    return { ...report, findings: await withoutKnown(suite, report.findings) };
  };
}

/** The findings, those that the baseline knows of as information. */
async function withoutKnown(
  { root, options: { baseline } }: Suite,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  if (baseline === undefined) return findings;
  const text = await readFile(path.resolve(root, baseline), 'utf8').catch(() => {
    throw new ExpectedError(`The baseline ${baseline} of contractSuite cannot be read`, {
      help: 'Name a file that is there, from the root of the suite.',
    });
  });
  return judgeByKnown(findings, parseBaseline(text, baseline), new Date().toISOString().slice(0, 10));
}

/** Sets the target up for a suite and takes it down afterwards; what is given tells it when tests run. */
function targetOf({ root, contract, options }: Suite): () => Promise<Pick<VerifyOptions, 'target'>> {
  const { target: given, headers, tls } = options;
  if (given !== undefined) {
    const credentials = credentialsOf(contract, options.auth);
    // Asked for by the first test, once: a server may have been started since, and what fails is a test.
    const urlOnce = once(async () => urlOf(typeof given === 'function' ? await given() : given));
    return async () => {
      const url = await urlOnce();
      return { target: { url, kind: 'server', credentials, headers, ...(tls && { tls }) } };
    };
  }
  let mock: Mock | undefined;
  beforeAll(async () => {
    mock = await startMock(contract, { root, logFile: await logFileOf(root, 'vitest', contract.name) });
  });
  afterAll(() => mock?.close());
  return async () => ({ target: { url: mock?.url ?? '', kind: 'mock', credentials: {} } });
}

function titleOf(target: SuiteOptions['target']): string {
  if (target === undefined) return 'its mock';
  return typeof target === 'function' ? 'a server' : String(target);
}

/** Whatever a function of somebody else's gave. */
function urlOf(given: unknown): string {
  if (typeof given === 'string' || given instanceof URL) return String(given);
  throw new ExpectedError('The target of contractSuite gave no URL', {
    help: 'Let it return one when the server listens: `http://127.0.0.1:${server.address().port}`.',
  });
}

function credentialsOf(contract: Contract, auth: SuiteOptions['auth'] = {}): Target['credentials'] {
  const requirements = contract.operations.flatMap(({ security }) => security);
  const schemes = new Set(requirements.flatMap((each) => each.schemes.map(({ name }) => name)));
  const given =
    typeof auth === 'string' ? Array.from(schemes, (name) => [name, auth] as const) : Object.entries(auth);
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (value !== undefined && schemes.has(name)) return [name, value];
      const problem = value === undefined ? 'is undefined' : 'is for no security scheme of the contract';
      throw new ExpectedError(`The credential ${JSON.stringify(name)} of contractSuite ${problem}`, {
        help: `Schemes of ${contract.name}: ${[...schemes].join(', ') || 'none'}.`,
      });
    }),
  );
}

async function judge({ findings, cases }: VerifyReport, context: TestContext): Promise<void> {
  failFor(findings);
  const warnings = findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  for (const warning of warnings) await context.annotate(warning, 'warning');
  // What could not be tried has not passed.
  context.skip(cases === 0, warnings[0] ?? 'there is nothing to try');
}

function failFor(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const failure = new Error(`\n${terminal.write({ findings: errors }, { color: false })}`);
  failure.name = 'ContractFailure';
  // No line of this file says anything about what failed.
  failure.stack = `${failure.name}: ${failure.message}`;
  throw failure;
}
