import { relative, resolve } from 'node:path';
import { ExpectedError } from '../src/expected-error.ts';
import { interruption } from '../src/gate/interruption.ts';
import { logFileOf } from '../src/gate/log-file.ts';
import type { Mock } from '../src/mock/start.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { toJsonText } from '../src/report/json-text.ts';
import type { ContractsChange } from '../src/watch/watch-contracts.ts';
import type { DocsServer } from './mock/docs-server.ts';
import { defineCommand, type CommandContext } from './command/command.ts';
import { isMain, main } from './command/main.ts';
import { flag, integer, optional, text, type Values } from './command/option.ts';

const options = {
  port: optional({
    placeholder: 'N',
    description: 'Port to listen on. Default: a free one.',
    parse: integer(1, 65_535),
  }),
  log: optional({
    placeholder: 'FILE',
    description: 'File for one JSON line per request. Default: .openapi-contract/mock-<contract>.log.',
    parse: text,
    complete: 'file',
  }),
  docs: flag('Serve the contract as a page as well, whose requests go to the mock.'),
  'no-reload': flag('Go on serving the contract as it was at the start when its files change.'),
};

/** `openapi-contract mock` */
export const mock = defineCommand({
  name: 'mock',
  summary: 'Serve a contract as a mock server until interrupted',
  description:
    'The base URL goes to standard output as soon as it answers. `Prefer: code=422, example=NAME` asks for\n' +
    'an answer by status and example. What is saved in spec/ is served from the next request on.',
  positionals: {
    name: 'contract',
    many: false,
    description: 'Name of a folder in spec/. Default: the only one.',
    complete: 'contract',
  },
  options,
  examples: [
    { line: 'mock', description: 'serve the only contract on a free port' },
    { line: 'mock telnyx-phone-numbers --port 4010', description: 'serve one on a port' },
    { line: 'mock --docs', description: 'serve a page to try it with as well' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: '.openapi-contract/mock-<contract>.log', meaning: 'one JSON line for each request to the mock' },
  ],
  seeAlso: ['verify', 'generate', 'docs', 'docs/mock.md'],
  run: async ({ positionals, options: chosen }, context) => {
    const name = await theName(context.root, positionals[0]);
    const ended = new AbortController();
    const stop = AbortSignal.any([context.stop, ended.signal]);
    // From before the contract is read on, so that no save is missed.
    const changes = chosen['no-reload'] ? undefined : await changesOf(name, context.root, stop);
    let server: Mock | undefined;
    let page: DocsServer | undefined;
    try {
      server = await start(name, chosen, context);
      if (chosen.docs) page = await startDocs(name, server, context);
      const following = changes && follow(server, name, changes, { ...context, stop });
      // The end is thrown: an interruption, or the mock's own death.
      throw await Promise.race([server.died, interruption(context.stop), ...(following ? [following] : [])]);
    } finally {
      ended.abort();
      await page?.close();
      await server?.close();
      await changes?.return();
    }
  },
});

async function startDocs(name: string, { url }: Mock, context: CommandContext): Promise<DocsServer> {
  const { serveDocs } = await import('./mock/docs-server.ts');
  const page = await serveDocs({ root: context.root, name, live: url });
  context.say(`the contract as a page: ${page.url}\n`);
  return page;
}

async function changesOf(
  name: string,
  root: string,
  stop: AbortSignal,
): Promise<AsyncGenerator<ContractsChange, void>> {
  const { watchContracts } = await import('../src/watch/watch-contracts.ts');
  const changes = watchContracts(root, { stop, names: [name] });
  // The first is the contract as it is now.
  await changes.next();
  return changes;
}

/** Ends with an interruption only. */
async function follow(
  server: Mock,
  name: string,
  changes: AsyncIterable<ContractsChange>,
  context: CommandContext,
): Promise<never> {
  const { followChanges } = await import('./mock/follow.ts');
  await followChanges(server, name, changes, context);
  return interruption(context.stop);
}

async function theName(root: string, given: string | undefined): Promise<string> {
  const { findContracts } = await import('../src/contract/find.ts');
  const names = await findContracts(root, given === undefined ? undefined : [given]);
  const [name] = names;
  if (name !== undefined && names.length === 1) return name;
  const all = names.join(', ');
  throw new ExpectedError(`One contract is served at a time, and spec/ holds ${names.length}: ${all}`, {
    help: 'Name the one to serve: openapi-contract mock <contract>.',
  });
}

async function start(
  name: string,
  { log, port }: Values<typeof options>,
  context: CommandContext,
): Promise<Mock> {
  const { root } = context;
  const { loadContract } = await import('../src/contract/load.ts');
  const { startMock } = await import('../src/mock/start.ts');
  const contract = await loadContract(resolve(root, 'spec', name), { root });
  const logFile = log === undefined ? await logFileOf(root, 'mock', name) : resolve(root, log);
  const server = await startMock(contract, {
    root,
    logFile,
    port,
    onLogFailure: (message) => context.say(`${escapeLine(message)}\n`),
  });
  // What is sent and not called cannot be served.
  if (contract.operations.length === 0)
    context.say(`${name} has no operations to serve; webhooks are sent by \`verify --receiver URL\`\n`);
  context.say(`${name}, log in ${relative(root, logFile)}, stop with Ctrl+C\n`);
  context.print(
    context.json ? toJsonText({ version: 1, contract: name, url: server.url }) : `${server.url}\n`,
  );
  return server;
}

if (isMain(import.meta)) await main(mock);
