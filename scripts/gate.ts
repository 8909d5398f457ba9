import { constraintText } from '../src/gate/constraint-text.ts';
import type { GateReport, StepOutcome } from '../src/gate/gate.ts';
import { runGate } from '../src/gate/gate.ts';
import { toError } from '../src/gate/step-message.ts';
import { steps } from '../src/gate/steps.ts';
import type { Verdict } from '../src/gate/verdict.ts';
import type { Json } from '../src/json.ts';
import { escapeLine } from '../src/report/control-characters.ts';
import { defineCommand, exitCodes, type CommandContext, type ExitCode } from './command/command.ts';
import { contractPositionals, namesOf } from './command/contract-positionals.ts';
import { failureText } from './command/failure.ts';
import { printFindings } from './command/findings.ts';
import { isMain, main } from './command/main.ts';
import { optional, text } from './command/option.ts';
import { today } from './command/today.ts';
import { percent } from './command/percent.ts';

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

const statusWords = { passed: 'ok', failed: 'failed', crashed: 'crashed' } as const;
const nameWidth = Math.max(...steps.map(({ name }) => name.length));

function stepLine({ name, status, milliseconds, figure }: StepOutcome): string {
  const columns = [name.padEnd(nameWidth), statusWords[status].padEnd(7), seconds(milliseconds).padStart(7)];
  return `${columns.join('  ')}  ${escapeLine(figure)}\n`;
}

function printReport(report: GateReport, milliseconds: number, context: CommandContext): void {
  for (const { failure } of report.steps) {
    if (failure) context.say(failureText(toError(failure)));
  }
  if (!context.json && report.findings.length > 0) context.print('\n');
  if (context.json || report.findings.length > 0)
    printFindings(context, report.findings, details(report, milliseconds));
  if (!context.json) context.print(`\n${verdictLine(report, milliseconds)}\n`);
}

function verdictLine({ verdict, constraints }: GateReport, milliseconds: number): string {
  const figure = constraints ? `, ${constraintText(constraints)}` : '';
  return `${verdict === 'pass' ? 'PASS' : 'FAIL'} in ${seconds(milliseconds)}${figure}`;
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

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

if (isMain(import.meta)) await main(gate);
