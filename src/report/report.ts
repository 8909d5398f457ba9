import type { Finding } from '../finding.ts';
import type { RunFacts } from './run-facts.ts';
import type { CoverageSummary, RunSummary } from './run-summary.ts';

/** A finding, with what a report that is read elsewhere needs. */
export interface ReportedFinding extends Finding {
  /** The same for the same failure in every run. */
  readonly id?: string;
  /** The lines around its place, from line `from`. */
  readonly excerpt?: { readonly from: number; readonly lines: readonly string[] };
}

/** What a report is made of. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
  /** What a command adds for machines: `{ "steps": […] }`. Formats for people leave it out. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The names of the contracts that were looked at, as those without findings are named nowhere else. */
  readonly contracts?: readonly string[];
  /** What several steps add up to, of commands that have steps. */
  readonly summary?: RunSummary;
  /** How constraints were exercised, of commands that exercise them. The details hold it for machines. */
  readonly coverage?: readonly CoverageSummary[];
  /** How, where and when it was made, where that is known. */
  readonly run?: RunFacts;
  /** Where the project is in its repository: `services/shop`. Absent when it is at the top, or in none. */
  readonly folder?: string;
}

/** How a report may look. */
export interface ReportOptions {
  /** Whether ANSI colours are wanted. */
  readonly color: boolean;
  /** Whether every finding is shown, also those that say the same of many operations; not so by default. */
  readonly verbose?: boolean;
}

/** One way to write findings down. Pure: the same report gives the same text. */
export interface ReportFormat {
  /** What it is called on the command line. */
  readonly name: string;
  /** One line on whom it is for. */
  readonly summary: string;
  /** Who reads it: people are spared what commands hold back until it is asked for. */
  readonly audience: 'people' | 'machines';
  /** The whole report, ending in a line end unless there is nothing to say. */
  write(report: Report, options: ReportOptions): string;
}

/** The contracts that a report speaks of, by name, each once. */
export function contractsOf({ findings, contracts = [], summary }: Report): readonly string[] {
  const found = findings.map(({ contract }) => contract);
  const summed = summary?.contracts.map(({ name }) => name) ?? [];
  return [...new Set([...contracts, ...summed, ...found])].toSorted();
}
