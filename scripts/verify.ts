import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Contract, Operation } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import { verifyOnMock } from '../src/gate/verify-on-mock.ts';
import { verifyOnStockPrism } from '../src/gate/verify-on-stock-prism.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { coverageFinding } from '../src/verify/coverage-finding.ts';
import type { VerifyOptions } from '../src/verify/options.ts';
import { progressText } from '../src/verify/progress-text.ts';
import { rotation } from '../src/verify/rotation.ts';
import { newTally } from '../src/verify/tally.ts';
import { mostlyUntriedText } from '../src/verify/untried.ts';
import type { VerifyReport } from '../src/verify/verify.ts';
import { defineCommand, type CommandContext, type ExitCode } from './command/command.ts';
import { namesOf } from './command/contract-positionals.ts';
import { coverageJson, coverageSummary, coverageText, type Verified } from './command/coverage.ts';
import { credentialVariables, readCredentials } from './command/credentials.ts';
import { exitCodeFor } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import type { Values } from './command/option.ts';
import { progressLine } from './command/progress-line.ts';
import { checkReports, isForPeople, writeReports } from './command/reports.ts';
import { commandCredentials } from './verify/auth-command.ts';
import { judgeByBaseline, readBaseline } from './verify/baseline.ts';
import { headerVariables, readHeaders } from './verify/headers.ts';
import { interruptionText, leftReport } from './verify/interrupted.ts';
import { verifyOptions } from './verify/options.ts';
import { checkReceiver, verifyAsSender } from './verify/receiver.ts';
import { readTls } from './verify/tls.ts';
import { mergeReportFiles, parseReportFile } from './verify/report-file.ts';
import { changedOperations, chooseOperations } from './verify/choice.ts';

/** `openapi-contract verify` */
export const verify = defineCommand({
  name: 'verify',
  summary: 'Test a server against its contract, every constraint on both sides',
  description:
    'Sends requests made from the contract, at the edge of each constraint, beyond it and at random, and\n' +
    'judges every answer. Without --target the server is a mock made from the contract itself.',
  positionals: {
    name: 'contract',
    many: true,
    description: 'Name of a folder in spec/. Default: all of them. With --merge, files.',
  },
  options: verifyOptions,
  examples: [
    { line: 'verify', description: 'test the mock of every contract' },
    { line: 'verify pets --target https://staging.example --auth env:TOKEN', description: 'test a server' },
    {
      line: 'verify shop --receiver http://127.0.0.1:3000/hooks --webhook orderPaid --webhook-secret env:SECRET',
      description: 'test a consumer that receives webhooks',
    },
    { line: "verify pets --path '/pets/**' --phase coverage", description: 'test a part of it' },
    {
      line: 'verify --shard 1/4 --json > 1.json',
      description: 'test a quarter, for --merge to put together',
    },
    { line: 'verify --merge 1.json 2.json 3.json 4.json', description: 'put four quarters together' },
    { line: 'verify --only-changed --base origin/main', description: 'test what a change touches' },
    { line: 'verify --budget 5m', description: 'look as far as five minutes go, at every operation' },
    { line: 'verify --seed random', description: 'look elsewhere' },
    { line: 'verify --stock-prism', description: 'see what Prism by itself judges otherwise' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    {
      name: '.openapi-contract/verify-<contract>.log',
      meaning: 'one JSON line for each request to the mock',
    },
  ],
  environment: [
    {
      name: 'NAME',
      meaning: 'whatever variable --auth or --header names by env:NAME; its value is shown nowhere',
    },
    {
      name: 'OPENAPI_CONTRACT_AUTH_SCHEME',
      meaning: 'what printed lines read for a scheme whose credential came from no variable',
    },
    {
      name: 'OPENAPI_CONTRACT_HEADER_NAME',
      meaning: 'the same for a header of --header',
    },
  ],
  seeAlso: ['mock', 'gate', 'docs/verify.md', 'docs/verify-checks.md'],
  run: async ({ positionals, options: chosen }, context) => {
    checkChoice(chosen);
    checkReports(context, chosen);
    const known = await readBaseline(chosen, context.root);
    const verified = chosen.merge
      ? await merged(positionals, context)
      : await verifyContracts(positionals, chosen, context);
    const found = verified.flatMap(({ report }) => report.findings);
    const uncovered = verified.flatMap(({ contract, report: { coverage } }) =>
      coverageFinding({ contract, coverage }, chosen['require-coverage'] ?? 0),
    );
    const isInterrupted = context.stop.aborted;
    // What a part of a run found is not all that is known.
    const choice = isInterrupted ? { ...chosen, 'write-baseline': false } : chosen;
    const findings = await judgeByBaseline([...found, ...uncovered], known, verified, choice, context);
    return conclude(findings, verified, chosen, context);
  },
});

type Chosen = Values<typeof verifyOptions>;

async function conclude(
  findings: VerifyReport['findings'],
  verified: readonly Verified[],
  chosen: Chosen,
  context: CommandContext,
): Promise<ExitCode> {
  const { seed, shard } = chosen;
  const details = {
    seed: verified[0]?.report.seed ?? seed,
    ...(shard === undefined ? {} : { shard: `${shard.index}/${shard.of}` }),
    contracts: verified.map(coverageJson),
  };
  const contracts = verified.map(({ contract }) => contract);
  const isShown = isForPeople(context, chosen);
  for (const { contract, report } of verified) {
    const text = mostlyUntriedText(report.coverage);
    if (text === undefined) continue;
    const line = `${contract}: ${escapeLine(text)}\n\n`;
    if (isShown) context.print(line);
    else context.say(line);
  }
  await writeReports(context, chosen, {
    findings,
    details,
    run: { seed: details.seed, ...(chosen.target !== undefined && { target: chosen.target }) },
    contracts,
    coverage: verified.map(coverageSummary),
  });
  if (isShown) {
    const texts = verified.map((each) => coverageText(each, chosen.verbose));
    context.print(`\n${texts.join('\n')}\n`);
  }
  return exitCodeFor(findings);
}

function checkChoice(chosen: Chosen): void {
  const { target, phase, 'require-coverage': required, replay } = chosen;
  if (target !== undefined && chosen['stock-prism']) {
    throw new ExpectedError('--stock-prism was given with --target', {
      help: 'Choose one: --stock-prism starts a server of its own.',
    });
  }
  checkReceiver(chosen);
  const forServers = ['auth', 'auth-command', 'header', 'insecure', 'ca', 'cert', 'key'] as const;
  const useless = forServers.find((name) => target === undefined && isGiven(chosen[name]));
  if (useless !== undefined) {
    throw new ExpectedError(`--${useless} was given without --target`, {
      help: `The mock takes anything: leave --${useless} out, or name the server by --target.`,
    });
  }
  const isCovered = replay === undefined && (phase.length === 0 || phase.flat().includes('coverage'));
  if (required === undefined || isCovered) return;
  throw new ExpectedError('--require-coverage needs the coverage phase', {
    help: 'Add coverage to --phase, and leave --replay out.',
  });
}

function isGiven(value: boolean | string | readonly string[] | undefined): boolean {
  return typeof value === 'object' ? value.length > 0 : value !== undefined && value !== false;
}

async function merged(files: readonly string[], { root }: CommandContext): Promise<readonly Verified[]> {
  if (files.length === 0) {
    throw new ExpectedError('--merge was given without reports', {
      help: 'Name the files that --json wrote.',
    });
  }
  const reports = files.map(async (name) => {
    const text = await readFile(path.resolve(root, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new ExpectedError(`The report ${name} cannot be read (${error.code ?? error.message})`);
    });
    return parseReportFile(text, name);
  });
  return mergeReportFiles(await Promise.all(reports));
}

async function verifyContracts(
  positionals: readonly string[],
  chosen: Chosen,
  context: CommandContext,
): Promise<readonly Verified[]> {
  const { 'max-time': seconds } = chosen;
  const maximum = seconds === undefined ? undefined : AbortSignal.timeout(seconds * 1000);
  const { loadContracts } = await import('../src/contract/load.ts');
  const contracts = await loadContracts(context.root, namesOf(positionals));
  checkTarget(contracts, chosen);
  const changed = await changedOperations(contracts, chosen, context.root);
  const operations = chooseOperations(contracts, chosen, chosen['only-changed'] ? changed : undefined);
  if (operations?.size === 0) context.say('There is nothing to verify in what was chosen\n');
  const concerned = contracts.filter(
    (contract) => operations === undefined || contract.operations.some((each) => operations.has(each)),
  );
  const verified: Verified[] = [];
  for (const contract of concerned) {
    const prepared = { ...chosen, operations, maximum, changed: changed ?? new Set<Operation>() };
    const report = await verifyOrLeave(contract, prepared, context);
    verified.push({ contract: contract.name, report });
  }
  if (context.stop.aborted) context.say(`${interruptionText(verified)}\n`);
  return verified;
}

/** The report on a contract; after an interruption one that says that nothing was tried. */
async function verifyOrLeave(
  contract: Contract,
  prepared: Prepared,
  context: CommandContext,
): Promise<VerifyReport> {
  const { stop } = context;
  if (stop.aborted) return leftReport(contract, prepared);
  return verifyOne(contract, prepared, context).catch((error: unknown) => {
    if (stop.aborted) return leftReport(contract, prepared);
    throw error;
  });
}

function checkTarget(contracts: readonly Contract[], { target, receiver }: Chosen): void {
  if ((target ?? receiver) === undefined || contracts.length <= 1) return;
  const names = contracts.map(({ name }) => name).join(', ');
  throw new ExpectedError(`A target has one contract, and these were asked for: ${names}`, {
    help: 'Name the one: openapi-contract verify <contract> --target URL.',
  });
}

interface Prepared extends Chosen {
  /** Those to verify; all when absent. */
  readonly operations: ReadonlySet<Operation> | undefined;
  /** Aborts when the time of the whole run is up. */
  readonly maximum: AbortSignal | undefined;
  /** What is tried first where the time may not suffice. */
  readonly changed: ReadonlySet<Operation>;
}

async function verifyOne(
  contract: Contract,
  prepared: Prepared,
  context: CommandContext,
): Promise<VerifyReport> {
  const tally = newTally();
  const settings = { ...settingsOf(contract, prepared), tally, stop: context.stop };
  context.say(
    `${contract.name}: verifying ${prepared.target ?? prepared.receiver ?? (prepared['stock-prism'] ? 'stock Prism' : 'its mock')}, seed ${settings.seed}\n`,
  );
  const begun = performance.now();
  const line = progressLine(context, () => {
    const moment = { seconds: (performance.now() - begun) / 1000, budget: prepared.budget };
    return tally.begun === 0 ? '' : `${contract.name}: ${progressText(tally, moment)}`;
  });
  try {
    if (prepared.receiver !== undefined)
      return await verifyAsSender(contract, prepared, settings, context.env);
    if (prepared.target !== undefined) return await verifyServer(contract, prepared, settings, context);
    const onLogFailure = (message: string): void => line.aside(() => context.say(`${escapeLine(message)}\n`));
    const verifyMock = prepared['stock-prism'] ? verifyOnStockPrism : verifyOnMock;
    return await verifyMock(contract, { root: context.root, onLogFailure, ...settings });
  } finally {
    line.end();
  }
}

async function verifyServer(
  contract: Contract,
  prepared: Prepared,
  settings: Omit<VerifyOptions, 'target'>,
  context: CommandContext,
): Promise<VerifyReport> {
  const { target: url = '', auth, header } = prepared;
  const { verifyContract } = await import('../src/verify/verify.ts');
  const schemes = schemesOf(contract);
  const credentials = {
    ...(await commandCredentials(prepared['auth-command'], schemes, context.root)),
    ...readCredentials(auth, schemes, context.env),
  };
  const headers = readHeaders(header, context.env);
  const tls = await readTls(prepared, url, context.root);
  const variables = {
    credentials: credentialVariables(auth, schemes),
    headers: headerVariables(header),
  };
  const server = { url, kind: 'server', credentials, headers, variables, ...(tls && { tls }) } as const;
  return verifyContract(contract, { ...settings, target: server });
}

function settingsOf(contract: Contract, prepared: Prepared): Omit<VerifyOptions, 'target'> {
  const { operations, phase, seed, runs, concurrency, rate, deadline, maximum, replay, budget } = prepared;
  const ends = [maximum, budget === undefined ? undefined : AbortSignal.timeout(budget * 1000)];
  return {
    seed,
    runs,
    concurrency,
    rate,
    deadline,
    maximumResponseTime: prepared['max-response-time'],
    timeUp: AbortSignal.any(ends.filter((end) => end !== undefined)),
    ...(budget !== undefined && {
      order: rotation(contract, [...prepared.changed]),
      budget: budget * 1000,
    }),
    replay,
    operations: operations && ((each) => operations.has(each)),
    phases: phase.length === 0 ? undefined : phase.flat(),
  };
}

function schemesOf(contract: Contract): string[] {
  const requirements = contract.operations.flatMap(({ security }) => security);
  return [...new Set(requirements.flatMap(({ schemes }) => schemes.map(({ name }) => name)))];
}

if (isMain(import.meta)) await main(verify);
