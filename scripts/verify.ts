import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import { constraintFigure } from '../src/gate/constraint-figure.ts';
import { verifyOnMock, type VerifySettings } from '../src/gate/verify-on-mock.ts';
import type { Json } from '../src/json.ts';
import type { VerifyReport } from '../src/verify/verify.ts';
import { defineCommand, type CommandContext } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { readCredentials } from './command/credentials.ts';
import { exitCodeFor, printFindings } from './command/findings.ts';
import { main } from './command/main.ts';
import { defaulted, integer, optional, repeated, text } from './command/option.ts';
import { seed } from './command/seed.ts';

/** `openapi-contract verify` */
export const verify = defineCommand({
  name: 'verify',
  summary: 'Test a server against its contract, every constraint on both sides',
  description:
    'Sends requests made from the contract, at the edge of each constraint, beyond it and at random, and\n' +
    'judges every answer. Without --target the server is a mock made from the contract itself.',
  positionals: contractPositionals,
  options: {
    target: optional({ placeholder: 'URL', description: 'Base URL of the server to test.', parse: baseUrl }),
    auth: repeated({
      placeholder: '[SCHEME=]VALUE',
      description: 'Credential for a security scheme, or for all. env:NAME reads a variable.',
      parse: text,
    }),
    seed: defaulted({ placeholder: 'N', description: 'Where randomness starts; "random" for a new one.', parse: seed }, 1),
    runs: defaulted({ placeholder: 'N', description: 'Random requests per operation and kind.', parse: integer(0) }, 100),
    concurrency: defaulted({ placeholder: 'N', description: 'Requests in flight.', parse: integer(1, 1000) }, 8),
    deadline: defaulted(
      { placeholder: 'MS', description: 'Milliseconds until a request counts as unanswered.', parse: integer(1) },
      10_000,
    ),
    replay: optional({ placeholder: 'ID', description: 'Send only the case that a finding named.', parse: text }),
  },
  examples: [
    { line: 'verify', description: 'test the mock of every contract' },
    {
      line: 'verify telnyx-phone-numbers --target https://staging.example --auth env:TOKEN',
      description: 'test a server',
    },
    { line: 'verify --seed random', description: 'look elsewhere' },
  ],
  run: async ({ positionals, options }, context) => {
    const { loadContracts } = await import('../src/contract/load.ts');
    const contracts = await loadContracts(context.root, namesOf(positionals));
    const verifyOne = await verifier(contracts, options, context);
    context.say(`seed ${options.seed}\n`);
    const reports: VerifyReport[] = [];
    for (const contract of contracts) reports.push(await verifyOne(contract));
    const findings = reports.flatMap((report) => report.findings);
    printFindings(context, findings, details(contracts, reports, options.seed));
    if (!context.json) context.print(figureLines(contracts, reports));
    return exitCodeFor(findings);
  },
});
