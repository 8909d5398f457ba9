import { relative, resolve } from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import { interruption } from '../src/gate/interruption.ts';
import { logFileOf } from '../src/gate/log-file.ts';
import type { Mock } from '../src/mock/start.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand } from './command/command.ts';
import { isMain, main } from './command/main.ts';
import { integer, optional, text } from './command/option.ts';

/** `openapi-contract mock` */
export const mock = defineCommand({
  name: 'mock',
  summary: 'Serve a contract as a mock server until interrupted',
  description:
    'The base URL goes to standard output as soon as it answers. `Prefer: code=422, example=NAME` asks for\n' +
    'an answer by status and example.',
  positionals: {
    name: 'contract',
    many: false,
    description: 'Name of a folder in spec/. Default: the only one.',
  },
  options: {
    port: optional({
      placeholder: 'N',
      description: 'Port to listen on. Default: a free one.',
      parse: integer(1, 65_535),
    }),
    log: optional({
      placeholder: 'FILE',
      description: 'File for one JSON line per request. Default: .openapi-contract/mock-<contract>.log.',
      parse: text,
    }),
  },
  examples: [
    { line: 'mock', description: 'serve the only contract on a free port' },
    { line: 'mock telnyx-phone-numbers --port 4010', description: 'serve one on a port' },
  ],
  run: async ({ positionals, options }, context) => {
    const contract = await theContract(context.root, positionals[0]);
    const { startMock } = await import('../src/mock/start.ts');
    const logFile =
      options.log === undefined
        ? await logFileOf(context.root, 'mock', contract.name)
        : resolve(context.root, options.log);
    const server = await startMock(contract, { logFile, port: options.port });
    context.say(`${contract.name}, log in ${relative(context.root, logFile)}, stop with Ctrl+C\n`);
    context.print(
      context.json ? toJsonText({ version: 1, contract: contract.name, url: server.url }) : `${server.url}\n`,
    );
    return serve(server, context.stop);
  },
});

async function theContract(root: string, name: string | undefined): Promise<Contract> {
  const { loadContracts } = await import('../src/contract/load.ts');
  const contracts = await loadContracts(root, name === undefined ? undefined : [name]);
  const [contract] = contracts;
  if (contract && contracts.length === 1) return contract;
  const names = contracts.map((each) => each.name).join(', ');
  throw new ExpectedError(`One contract is served at a time, and spec/ holds ${contracts.length}: ${names}`, {
    help: 'Name the one to serve: openapi-contract mock <contract>.',
  });
}

/** Waits for the end and throws it: an interruption, or the mock's own death. */
async function serve(server: Mock, stop: AbortSignal): Promise<never> {
  try {
    throw await Promise.race([server.died, interruption(stop)]);
  } finally {
    await server.close();
  }
}

if (isMain(import.meta)) await main(mock);
