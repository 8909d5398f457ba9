import type { GateReport, StepOutcome } from '../src/gate/gate.ts';
import { mergeGate } from '../src/gate/merge-gate.ts';
import { toError } from '../src/gate/step-message.ts';
import { steps } from '../src/gate/steps.ts';
import type { Verdict } from '../src/gate/verdict.ts';
import { defineCommand, exitCodes, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { failureText } from './command/failure.ts';
import { isMain, main } from './command/main.ts';
import { checkReports, isForPeople, writeReports } from './command/reports.ts';
import { today } from './command/today.ts';
import { readParts } from './gate/part-file.ts';
import { checkChoice, gateOptions } from './gate/options.ts';
import { reportOf } from './gate/report.ts';
import { runSteps } from './gate/run-steps.ts';
import { contractTable, stepLine, verdictLine } from './gate/summary.ts';
import { readBaseline, writeBaseline } from './verify/baseline.ts';

/** `openapi-contract gate` */
export const gate = defineCommand({
  name: 'gate',
  summary: 'Run every step that a pull request must pass',
  description: `Steps, side by side, in processes of their own:\n${steps
    .map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`)
    .join('\n')}\nWhat passed is not run again until something changes that it depends on.`,
  positionals: {
    ...contractPositionals,
    description: `${contractPositionals.description} With --merge, files and folders.`,
  },
  options: gateOptions,
  examples: [
    { line: 'gate', description: 'gate every contract' },
    { line: 'gate --base origin/main', description: 'let nothing break that was promised there' },
    { line: 'gate --require-coverage 100', description: 'let no constraint be without a proof' },
    { line: 'gate --baseline known.json', description: 'let what is known fail nothing' },
    {
      line: 'gate --shard 2/5 --reporter json --output-file shards/2.json',
      description: 'do a fifth of the work',
    },
    { line: 'gate --merge shards', description: 'make one verdict of the five' },
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
    checkChoice(chosen, context);
    checkReports(context, chosen);
    const known = await readBaseline(chosen, context.root);
    const started = performance.now();
    const forPeople = isForPeople(context, chosen);
    const color = forPeople && context.color;
    const tell = (words: string): void => (forPeople ? context.print(words) : context.say(words));
    const judging = {
      requireCoverage: chosen['require-coverage'],
      baseline: chosen['write-baseline'] ? [] : known,
      today: today(),
    };
    const onStep = (outcome: StepOutcome): void => tell(stepLine(outcome, color));
    const report = chosen.merge
      ? mergeGate(await readParts(context.root, positionals), { ...judging, onStep })
      : await runSteps(namesOf(positionals), { ...judging, onStep }, chosen, context);
    const milliseconds = report.milliseconds ?? Math.round(performance.now() - started);
    for (const failure of failureTexts(report)) context.say(failure);
    if (context.stop.aborted) context.say('interrupted: what is known so far is reported\n');
    if (forPeople && report.findings.length > 0) context.print('\n');
    await writeReports(context, chosen, {
      ...reportOf(report, milliseconds),
      run: chosen.base === undefined ? {} : { base: chosen.base },
    });
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
