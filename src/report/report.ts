import type { Finding } from '../finding.ts';
import type { Json } from '../json.ts';

/** What a report is made of. */
export interface Report {
  readonly findings: readonly Finding[];
  /** What a command adds for machines: `{ "steps": […] }`. Formats for people leave it out. */
  readonly details?: Readonly<Record<string, Json>>;
}

/** How a report may look. */
export interface ReportOptions {
  /** Whether ANSI colours are wanted. */
  readonly color: boolean;
}

/** One way to write findings down. Pure: the same report gives the same text. */
export interface ReportFormat {
  /** What it is called on the command line. */
  readonly name: string;
  /** One line on whom it is for. */
  readonly summary: string;
  /** The whole report, ending in a line end. */
  write(report: Report, options: ReportOptions): string;
}
