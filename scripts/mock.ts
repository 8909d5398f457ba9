import { join, relative, resolve } from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import { ExpectedError } from '../src/expected-error.ts';
import type { Mock } from '../src/mock/start.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { defineCommand, exitCodes, type CommandContext } from './command/command.ts';
import { main } from './command/main.ts';
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
      options.log === undefined ? defaultLog(context, contract) : resolve(context.root, options.log);
    const server = await startMock(contract, { logFile, port: options.port });
    context.say(`${contract.name}, log in ${relative(context.root, logFile)}, stop with Ctrl+C\n`);
    context.print(
      context.json ? toJsonText({ version: 1, contract: contract.name, url: server.url }) : `${server.url}\n`,
    );
    return serve(server, context.stop);
  },
});

function defaultLog(context: CommandContext, contract: Contract): string {
  return join(context.root, '.openapi-contract', `mock-${contract.name}.log`);
}

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

/** Waits for the end: an interruption, or the mock's own death, which is thrown. */
async function serve(server: Mock, stop: AbortSignal): Promise<0> {
  const stopped = new Promise<undefined>((done) => {
    if (stop.aborted) done(undefined);
    stop.addEventListener('abort', () => done(undefined), { once: true });
  });
  const death = await Promise.race([server.died, stopped]);
  if (death) throw death;
  await server.close();
  return exitCodes.clean;
}

if (import.meta.main) await main(mock);
