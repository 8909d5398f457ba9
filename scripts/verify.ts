import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import { interruption } from '../src/gate/interruption.ts';
import { defaultSeed, verifyOnMock } from '../src/gate/verify-on-mock.ts';
import type { VerifyReport } from '../src/verify/verify.ts';
import { baseUrl } from './command/base-url.ts';
import { defineCommand, type CommandContext } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { coverageJson, coverageText } from './command/coverage.ts';
import { readCredentials } from './command/credentials.ts';
import { exitCodeFor, printFindings } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { defaulted, integer, optional, repeated, text, type Values } from './command/option.ts';
import { seed } from './command/seed.ts';

const options = {
  target: optional({ placeholder: 'URL', description: 'Base URL of the server to test.', parse: baseUrl }),
  auth: repeated({
    placeholder: '[SCHEME=]VALUE',
    description: 'Credential for one security scheme, or for all; env:NAME reads a variable.',
    parse: text,
  }),
  seed: defaulted(
    { placeholder: 'N', description: 'Where randomness starts; "random" for somewhere new.', parse: seed },
    defaultSeed,
  ),
  runs: defaulted(
    {
      placeholder: 'N',
      description: 'Random valid and random violating requests per operation.',
      parse: integer(0),
    },
    100,
  ),
  concurrency: defaulted(
    { placeholder: 'N', description: 'Requests in flight.', parse: integer(1, 1000) },
    8,
  ),
  deadline: defaulted(
    {
      placeholder: 'MS',
      description: 'Milliseconds until a request counts as unanswered.',
      parse: integer(1),
    },
    10_000,
  ),
  replay: optional({
    placeholder: 'ID',
    description: 'Send only the case that a finding named.',
    parse: text,
  }),
};

/** `openapi-contract verify` */
export const verify = defineCommand({
  name: 'verify',
  summary: 'Test a server against its contract, every constraint on both sides',
  description:
    'Sends requests made from the contract, at the edge of each constraint, beyond it and at random, and\n' +
    'judges every answer. Without --target the server is a mock made from the contract itself.',
  positionals: contractPositionals,
  options,
  examples: [
    { line: 'verify', description: 'test the mock of every contract' },
    { line: 'verify pets --target https://staging.example --auth env:TOKEN', description: 'test a server' },
    { line: 'verify --seed random', description: 'look elsewhere' },
  ],
  run: async ({ positionals, options: chosen }, context) => {
    const { loadContracts } = await import('../src/contract/load.ts');
    const contracts = await loadContracts(context.root, namesOf(positionals));
    checkTarget(contracts, chosen);
    const reports: VerifyReport[] = [];
    for (const contract of contracts) reports.push(await verifyOne(contract, chosen, context));
    const findings = reports.flatMap((report) => report.findings);
    const verified = reports.map((report, index) => ({ contract: contracts[index]?.name ?? '', report }));
    printFindings(context, findings, { seed: chosen.seed, contracts: verified.map(coverageJson) });
    if (!context.json) context.print(`\n${verified.map(coverageText).join('\n')}\n`);
    return exitCodeFor(findings);
  },
});

type Chosen = Values<typeof options>;

function checkTarget(contracts: readonly Contract[], { target, auth }: Chosen): void {
  if (target === undefined && auth.length > 0) {
    throw new ExpectedError('--auth was given without --target', {
      help: 'The mock takes any credentials: leave --auth out, or name the server by --target.',
    });
  }
  if (target !== undefined && contracts.length > 1) {
    const names = contracts.map(({ name }) => name).join(', ');
    throw new ExpectedError(`A target has one contract, and these were asked for: ${names}`, {
      help: 'Name the one: openapi-contract verify <contract> --target URL.',
    });
  }
}

async function verifyOne(contract: Contract, chosen: Chosen, context: CommandContext): Promise<VerifyReport> {
  const { target, auth, ...settings } = chosen;
  context.say(`${contract.name}: verifying ${target ?? 'its mock'}, seed ${settings.seed}\n`);
  if (target === undefined) {
    return verifyOnMock(contract, { root: context.root, stop: context.stop, ...settings });
  }
  const { verifyContract } = await import('../src/verify/verify.ts');
  const credentials = readCredentials(auth, schemesOf(contract), context.env);
  const server = { url: target, kind: 'server', credentials } as const;
  return Promise.race([
    verifyContract(contract, { ...settings, target: server }),
    interruption(context.stop),
  ]);
}

function schemesOf(contract: Contract): string[] {
  const requirements = contract.operations.flatMap(({ security }) => security);
  return [...new Set(requirements.flatMap(({ schemes }) => schemes.map(({ name }) => name)))];
}

if (isMain(import.meta)) await main(verify);
