import { styleText } from 'node:util';
import { constraintText } from '../../src/gate/constraint-text.ts';
import type { ContractOutcome, GateReport, StepOutcome } from '../../src/gate/gate.ts';
import { steps } from '../../src/gate/steps.ts';
import { escapeLine } from '../../src/report/control-characters.ts';

const statusWords = { passed: 'ok', failed: 'failed', crashed: 'crashed' } as const;
const statusStyles = { passed: 'green', failed: 'red', crashed: 'red' } as const;
const nameWidth = Math.max(...steps.map(({ name }) => name.length));

/** How a step ended, in a line, with ANSI colours or without. */
export function stepLine(
  { name, status, milliseconds, figure, remembered }: StepOutcome,
  color: boolean,
): string {
  const time = remembered ? 'unchanged' : seconds(milliseconds);
  const word = paint(statusStyles[status], statusWords[status].padEnd(7), color);
  const columns = [name.padEnd(nameWidth), word, time.padStart(9)];
  return `${columns.join('  ')}  ${escapeLine(figure)}\n`;
}

/** A row for each contract and a column for each step, where there are several contracts; else nothing. */
export function contractTable({ contracts, steps: outcomes }: GateReport): string {
  if (contracts.length < 2) return '';
  const names = outcomes.map(({ name }) => name);
  const rows = [['contract', ...names, 'constraints'], ...contracts.map((contract) => row(contract, names))];
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  const lines = rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n\n`;
}

function row(
  { name, steps: own, constraints, failure }: ContractOutcome,
  names: readonly string[],
): string[] {
  const cells = names.map((step) => {
    const outcome = own[step];
    if (!outcome) return '-';
    return outcome.remembered ? 'unchanged' : statusWords[outcome.status];
  });
  const figure = constraints ? `${constraints.both} of ${constraints.total}` : '-';
  const isUnloadable = failure !== undefined && Object.keys(own).length === 0;
  return [escapeLine(name), ...cells, isUnloadable ? 'cannot be loaded' : figure];
}

/** The last line: the verdict, the figure it rests on, and what was not run again. */
export function verdictLine(
  { verdict, constraints, contracts, part }: GateReport,
  milliseconds: number,
  color: boolean,
): string {
  const figure = constraints ? `, ${constraintText(constraints)}` : '';
  const word = verdict === 'pass' ? paint('green', 'PASS', color) : paint('red', 'FAIL', color);
  // A part that passes says nothing of the whole.
  const whose = part ? `shard ${part.shard.index}/${part.shard.of}: ` : '';
  return `${whose}${word} in ${seconds(milliseconds)}${figure}${unchangedText(verdict, contracts)}\n`;
}

function unchangedText(verdict: GateReport['verdict'], contracts: readonly ContractOutcome[]): string {
  const unchanged = contracts.filter(
    ({ steps: own }) =>
      Object.keys(own).length > 0 && Object.values(own).every(({ remembered }) => remembered),
  );
  if (unchanged.length === 0) return '';
  if (unchanged.length === contracts.length) {
    // What is wrong then is not in a contract: one that is gone.
    if (verdict !== 'pass') return '; no contract that is there has changed since it passed';
    return '; nothing has changed since it passed (--no-cache runs it again)';
  }
  return `; ${unchanged.length} of ${contracts.length} contracts unchanged since they passed`;
}

function paint(style: 'green' | 'red', words: string, color: boolean): string {
  return color ? styleText(style, words, { validateStream: false }) : words;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
