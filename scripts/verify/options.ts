import { baselineOptions } from './baseline.ts';
import { methods } from '../../src/contract/contract.ts';
import { defaultSeed } from '../../src/gate/verify-on-mock.ts';
import { phases } from '../../src/verify/phase.ts';
import { baseUrl } from '../command/base-url.ts';
import { duration } from '../command/duration.ts';
import { defaulted, flag, integer, optional, repeated, text } from '../command/option.ts';
import { percent } from '../command/percent.ts';
import { reportOptions } from '../command/reports.ts';
import { seed } from '../command/seed.ts';
import { tlsOptions } from './tls.ts';
import { methodWord, phaseList, shardWord } from './words.ts';

const whom = {
  'stock-prism': flag('Test `prism mock` itself, and list as information what it judges otherwise.'),
  target: optional({ placeholder: 'URL', description: 'Base URL of the server to test.', parse: baseUrl }),
  receiver: optional({
    placeholder: 'URL',
    description: 'Where a consumer receives a webhook: test that, with the roles turned round.',
    parse: baseUrl,
  }),
  webhook: optional({
    placeholder: 'NAME',
    description: 'Which webhook is sent to --receiver. Default: the only one.',
    parse: text,
  }),
  'webhook-secret': optional({
    placeholder: 'SECRET',
    description:
      'What messages to --receiver are signed with (Standard Webhooks); env:NAME reads a variable.',
    parse: text,
  }),
  auth: repeated({
    placeholder: '[SCHEME=]VALUE',
    description: 'Credential for one security scheme, or for all; env:NAME reads a variable.',
    parse: text,
  }),
  'auth-command': repeated({
    placeholder: '[SCHEME=]COMMAND',
    description: 'Program, with its arguments, that prints a credential. No shell reads it.',
    parse: text,
  }),
  header: repeated({
    placeholder: "'NAME: VALUE'",
    description: 'Header for every request; env:NAME reads a variable. Reports do not show its value.',
    parse: text,
  }),
  ...tlsOptions,
};

const what = {
  operation: repeated({
    placeholder: 'ID',
    description: "Operation to verify, by operationId or as 'METHOD /path'.",
    parse: text,
  }),
  path: repeated({
    placeholder: 'GLOB',
    description: 'Paths to verify; * stands for anything within a segment, ** for anything.',
    parse: text,
  }),
  method: repeated({
    placeholder: 'METHOD',
    description: 'Method to verify.',
    parse: methodWord,
    values: methods,
  }),
  tag: repeated({ placeholder: 'TAG', description: 'Tag of the operations to verify.', parse: text }),
  'exclude-deprecated': flag('Leave deprecated operations out.'),
  'only-changed': flag('Verify only what changed since the revision that --base names.'),
  base: optional({
    placeholder: 'REV',
    description: 'Git revision for --only-changed; with --budget, what changed since is verified first.',
    parse: text,
    complete: 'revision',
  }),
  phase: repeated({
    placeholder: 'PHASE[,…]',
    description: 'What to do: examples, coverage, fuzz, stateful; all of it by default.',
    parse: phaseList,
    values: phases,
  }),
  shard: optional({
    placeholder: 'K/N',
    description: 'Verify the K-th of N parts of the operations, which other runs share with this one.',
    parse: shardWord,
  }),
};

const how = {
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
  rate: optional({
    placeholder: 'N',
    description: 'Requests a second, at most. Default: as many as are answered.',
    parse: integer(1, 100_000),
  }),
  deadline: optional({
    placeholder: 'MS',
    description: 'Milliseconds until a request counts as unanswered. Default: 10000, 60000 on the mock.',
    parse: integer(1),
  }),
  'max-response-time': optional({
    placeholder: 'MS',
    description: 'Milliseconds that an answer may take before it is a finding. Default: any.',
    parse: integer(1),
  }),
  budget: optional({
    placeholder: 'TIME',
    description:
      'Time to verify one contract in, such as 90s or 5m, shared by all operations; says what it left.',
    parse: duration,
  }),
  'max-time': optional({
    placeholder: 'SECONDS',
    description: 'Send nothing more after that time, and say what was not tried.',
    parse: integer(1, 1_000_000),
  }),
  replay: optional({
    placeholder: 'ID',
    description: 'Send only the case that a finding named.',
    parse: text,
  }),
};

const judgement = {
  'require-coverage': optional({
    placeholder: 'PERCENT',
    description: 'Fail when fewer constraints are exercised on both sides.',
    parse: percent,
  }),
  ...baselineOptions,
  merge: flag('Test nothing; the arguments are reports that shards wrote by --json, to be one report.'),
};

/** The options of `openapi-contract verify`: whom it tests, what, how, and what it makes of the answers. */
export const verifyOptions = { ...whom, ...what, ...how, ...judgement, ...reportOptions };
