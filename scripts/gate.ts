import { defaultBudget } from '../src/gate/default-budget.ts';
import { runGate, type GateReport } from '../src/gate/gate.ts';
import { toError } from '../src/gate/step-message.ts';
import { steps } from '../src/gate/steps.ts';
import type { Verdict } from '../src/gate/verdict.ts';
import { defineCommand, exitCodes, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { duration } from './command/duration.ts';
import { failureText } from './command/failure.ts';
import { isMain, main } from './command/main.ts';
import { flag, optional, text } from './command/option.ts';
import { percent } from './command/percent.ts';
import { progressLine } from './command/progress-line.ts';
import { checkReports, isForPeople, reportOptions, writeReports } from './command/reports.ts';
import { today } from './command/today.ts';
import { gateProgress } from './gate/progress.ts';
import { reportOf } from './gate/report.ts';
import { contractTable, stepLine, verdictLine } from './gate/summary.ts';
import { baselineOptions, readBaseline, writeBaseline } from './verify/baseline.ts';

/** `openapi-contract gate` */
export const gate = defineCommand({
  name: 'gate',
  summary: 'Run every step that a pull request must pass',
  description: `Steps, side by side, in processes of their own:\n${steps
    .map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`)
    .join('\n')}\nWhat passed is not run again until something changes that it depends on.`,
  positionals: contractPositionals,
  options: {
    base: optional({
      placeholder: 'REV',
      description: 'Compare with the contracts at this git revision; what breaks fails.',
      complete: 'revision',
      parse: text,
    }),
    'require-coverage': optional({
      placeholder: 'PERCENT',
      description: 'Fail when fewer constraints are exercised on both sides.',
      parse: percent,
    }),
    budget: optional({
      placeholder: 'TIME',
      description:
        'Time to verify one contract in, such as 90s or 5m; 2m by default. What changed comes first.',
      parse: duration,
    }),
    ...baselineOptions,
    'no-cache': flag('Run every step, also on contracts that passed and have not changed since.'),
    ...reportOptions,
  },
  examples: [
    { line: 'gate', description: 'gate every contract' },
    { line: 'gate --base origin/main', description: 'let nothing break that was promised there' },
    { line: 'gate --require-coverage 100', description: 'let no constraint be without a proof' },
    { line: 'gate --baseline known.json', description: 'let what is known fail nothing' },
    {
      line: 'gate --reporter github --reporter junit --output-file junit.xml',
      description: 'annotate a pull request, and leave a report for its page of tests',
    },
  ],
  files: [
    { name: 'spec/<contract>/', meaning: 'the contract: description, neighbours and overlays' },
    { name: 'generated/<contract>/', meaning: 'must be what the contracts give' },
    { name: '.spectral.yaml', meaning: "the rules of lint; the toolkit's own where there is none" },
    { name: '.compare.yaml', meaning: 'what was approved of changes' },
    { name: '.openapi-contract/', meaning: 'logs, and what passed before' },
  ],
  environment: [
    {
      name: 'OPENAPI_CONTRACT_CACHE_SECRET',
      meaning:
        'what results that passed are signed with, of 16 characters or more; by default a secret of this machine',
    },
  ],
  seeAlso: ['generate', 'lint', 'verify', 'compare', 'docs/ci.md', 'docs/reports.md'],
  run: async ({ positionals, options: chosen }, context) => {
    checkReports(context, chosen);
    const known = await readBaseline(chosen, context.root);
    const started = performance.now();
    const forPeople = isForPeople(context, chosen);
    const color = forPeople && context.color;
    const tell = (words: string): void => (forPeople ? context.print(words) : context.say(words));
    const { length: all } = steps.filter(({ needsBase = false }) => !needsBase || chosen.base !== undefined);
    const progress = gateProgress(all, chosen.budget ?? defaultBudget, started);
    const line = progressLine(context, () => progress.text(performance.now()));
    const report = await runGate({
      root: context.root,
      stop: context.stop,
      names: namesOf(positionals),
      requireCoverage: chosen['require-coverage'],
      budget: chosen.budget,
      base: chosen.base,
      remember: !chosen['no-cache'],
      baseline: chosen['write-baseline'] ? [] : known,
      today: today(),
      onStep: (outcome) => {
        progress.ended(outcome.name);
        line.aside(() => tell(stepLine(outcome, color)));
      },
      onProgress: (contract, tally) => progress.verified(contract, tally),
    }).finally(() => line.end());
    const milliseconds = Math.round(performance.now() - started);
    for (const failure of failureTexts(report)) context.say(failure);
    if (context.stop.aborted) context.say('interrupted: what is known so far is reported\n');
    if (forPeople && report.findings.length > 0) context.print('\n');
    await writeReports(context, chosen, reportOf(report, milliseconds));
    tell(`\n${contractTable(report)}${verdictLine(report, milliseconds, color)}`);
    // What a part of a run found is not all that is known.
    const isWritten = chosen['write-baseline'] && !context.stop.aborted;
    if (chosen.baseline === undefined || !isWritten) return verdictCodes[report.verdict];
    await writeBaseline(report.findings, known, { file: chosen.baseline, tried: () => true }, context);
    return report.verdict === 'crash' ? exitCodes.unusable : exitCodes.clean;
  },
});

const verdictCodes: Readonly<Record<Verdict, ExitCode>> = {
  pass: exitCodes.clean,
  fail: exitCodes.findings,
  crash: exitCodes.unusable,
};

/** Each failure once: a contract's steps may all crash alike. */
function failureTexts({ failures }: GateReport): ReadonlySet<string> {
  return new Set(failures.map(({ failure }) => failureText(toError(failure))));
}

if (isMain(import.meta)) await main(gate);
