import type { GateReport } from '../src/gate/gate.ts';
import { runGate } from '../src/gate/gate.ts';
import { toError } from '../src/gate/step-message.ts';
import { steps } from '../src/gate/steps.ts';
import type { Verdict } from '../src/gate/verdict.ts';
import type { Json } from '../src/json.ts';
import { defineCommand, exitCodes, type CommandContext, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { failureText } from './command/failure.ts';
import { printFindings } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { flag, optional, text } from './command/option.ts';
import { today } from './command/today.ts';
import { percent } from './command/percent.ts';
import { contractTable, stepLine, verdictLine } from './gate/summary.ts';

/** `openapi-contract gate` */
export const gate = defineCommand({
  name: 'gate',
  summary: 'Run every step that a pull request must pass',
  description: `Steps, all at once, each in a process of its own:\n${steps
    .map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`)
    .join('\n')}`,
  positionals: contractPositionals,
  options: {
    base: optional({
      placeholder: 'REV',
      description: 'Compare with the contracts at this git revision; what breaks fails.',
      parse: text,
    }),
    'require-coverage': optional({
      placeholder: 'PERCENT',
      description: 'Fail when fewer constraints are exercised on both sides.',
      parse: percent,
    }),
    'no-cache': flag('Run every step, also on contracts that passed and have not changed since.'),
  },
  examples: [
    { line: 'gate', description: 'gate every contract' },
    { line: 'gate --base origin/main', description: 'let nothing break that was promised there' },
    { line: 'gate --require-coverage 100', description: 'let no constraint be without a proof' },
  ],
  run: async ({ positionals, options }, context) => {
    const names = namesOf(positionals);
    const started = performance.now();
    const report = await runGate({
      root: context.root,
      stop: context.stop,
      names,
      requireCoverage: options['require-coverage'],
      base: options.base,
      remember: !options['no-cache'],
      today: today(),
      onStep: (outcome) => (context.json ? context.say(stepLine(outcome)) : context.print(stepLine(outcome))),
    });
    printReport(report, Math.round(performance.now() - started), context);
    return verdictCodes[report.verdict];
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

function printReport(report: GateReport, milliseconds: number, context: CommandContext): void {
  for (const failure of failureTexts(report)) context.say(failure);
  if (!context.json && report.findings.length > 0) context.print('\n');
  if (context.json || report.findings.length > 0)
    printFindings(context, report.findings, details(report, milliseconds));
  if (context.json) return;
  const table = contractTable(report);
  context.print(`\n${table && `${table}\n`}${verdictLine(report, milliseconds)}`);
}

function details(
  { verdict, steps: outcomes, constraints }: GateReport,
  milliseconds: number,
): Record<string, Json> {
  return {
    verdict,
    milliseconds,
    constraints: constraints ? { ...constraints } : null,
    steps: outcomes.map(({ name, status, milliseconds: time, figure }) => ({
      name,
      status,
      milliseconds: time,
      figure,
    })),
  };
}

if (isMain(import.meta)) await main(gate);
