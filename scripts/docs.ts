import path from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import type { ReferenceData } from '../src/page/reference-data.ts';
import { toJsonText } from '../src/report/json-text.ts';
import { baseUrl } from './command/base-url.ts';
import { defineCommand, exitCodes } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { duration } from './command/duration.ts';
import { isMain, main } from './command/main.ts';
import { defaulted, optional, text } from './command/option.ts';
import { writeWhole } from './command/write-whole.ts';

const options = {
  out: defaulted(
    {
      placeholder: 'FOLDER',
      description: 'Where the pages go, a folder for each contract.',
      parse: text,
      complete: 'file',
    },
    'reference',
  ),
  base: optional({
    placeholder: 'REV',
    description: 'Say what changed since the git revision REV, as that of the last release.',
    parse: text,
    complete: 'revision',
  }),
  server: optional({
    placeholder: 'URL',
    description: 'Let readers send requests to this server. Default: they see what the mock answered.',
    parse: baseUrl,
  }),
  budget: defaulted(
    {
      placeholder: 'TIME',
      description: 'How long the requests of one contract may take to make: 90s, 5m.',
      parse: duration,
    },
    120,
  ),
};

/** `openapi-contract docs` */
export const docs = defineCommand({
  name: 'docs',
  summary: 'Write contracts as pages for people who call them',
  description:
    'Each page is one file that asks nothing of a network: what an operation takes and answers, rules that an\n' +
    'overlay added marked as your own, a typed call, and requests that just fit or just do not, with what the\n' +
    "contract's mock answered.",
  positionals: contractPositionals,
  options,
  examples: [
    { line: 'docs', description: 'write a page of every contract' },
    { line: 'docs pets --out public --base v1.4.0', description: 'say what changed since a release' },
    { line: 'docs pets --server https://sandbox.example', description: 'let readers try it there' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: 'reference/<contract>/index.html', meaning: 'the page' },
    { name: 'reference/<contract>/openapi.json', meaning: 'the bundled document' },
  ],
  seeAlso: ['mock', 'verify', 'docs/docs.md'],
  run: async ({ positionals, options: { out, base, server, budget } }, context) => {
    const { root, stop } = context;
    const { loadContracts } = await import('../src/contract/load.ts');
    const { referenceOf } = await import('../src/docs/reference.ts');
    const { referencePage } = await import('../src/docs/reference-page.ts');
    for (const contract of await loadContracts(root, namesOf(positionals))) {
      const timeUp = AbortSignal.any([stop, AbortSignal.timeout(budget * 1000)]);
      const changes = base === undefined ? undefined : await changesSince(contract, base, root);
      const reference = await referenceOf(contract, {
        timeUp,
        ...(changes && { changes }),
        ...(server !== undefined && { live: server }),
      });
      if (stop.aborted) break;
      const folder = path.join(out, contract.name);
      await writeWhole(root, path.join(folder, 'index.html'), referencePage(reference));
      await writeWhole(root, path.join(folder, 'openapi.json'), toJsonText(contract.document));
      context.print(`${path.join(folder, 'index.html').replaceAll(path.sep, '/')}\n`);
    }
    return exitCodes.clean;
  },
});

/** What changed since a revision; nothing where it did not have the contract. */
async function changesSince(
  contract: Contract,
  base: string,
  root: string,
): Promise<ReferenceData['changes']> {
  const { contractsAtRevision } = await import('../src/compare/revision.ts');
  const { comparisonRecord } = await import('../src/compare/comparison-record.ts');
  const { compareContracts } = await import('../src/compare/compare.ts');
  const [before] = await contractsAtRevision(root, base, [contract.name]);
  if (!before) return undefined;
  const { changes } = comparisonRecord({ comparison: compareContracts(before, contract) });
  return { since: base, list: changes };
}

if (isMain(import.meta)) await main(docs);
