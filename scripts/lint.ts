import { defineCommand } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { exitCodeFor } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { checkReports, reportOptions, writeReports } from './command/reports.ts';

/** `openapi-contract lint` */
export const lint = defineCommand({
  name: 'lint',
  summary: 'Check contracts against the rules of .spectral.yaml',
  description:
    'The bundled document is linted, and each finding is shown where it was written: in the description\n' +
    'or in an overlay.',
  positionals: contractPositionals,
  options: reportOptions,
  examples: [
    { line: 'lint', description: 'lint every contract' },
    { line: 'lint telnyx-phone-numbers --json', description: 'lint one, for a machine' },
    { line: 'lint --reporter github', description: 'show findings beside the lines of a pull request' },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: '.spectral.yaml', meaning: "the rules; the toolkit's own where there is none" },
  ],
  seeAlso: ['gate', 'docs/lint-rules.md'],
  run: async ({ positionals, options: chosen }, context) => {
    checkReports(context, chosen);
    const { loadContracts } = await import('../src/contract/load.ts');
    const { lintContract } = await import('../src/lint/lint.ts');
    const contracts = await loadContracts(context.root, namesOf(positionals));
    const findings = [];
    for (const contract of contracts)
      findings.push(...(await lintContract(contract, { root: context.root })));
    await writeReports(context, chosen, { findings, contracts: contracts.map(({ name }) => name) });
    return exitCodeFor(findings);
  },
});

if (isMain(import.meta)) await main(lint);
