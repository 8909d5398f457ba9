import {
  outcomes,
  type ConstraintRow,
  type FindingData,
  type ReportData,
  type SideRow,
} from '../../report-data.ts';
import { pageData } from '../dom.ts';

/** What the report is made of. */
export const report = pageData() as ReportData;

/** Severities, the worst first. */
export const severities = ['error', 'warning', 'information'] as const;
/** How bad a finding is. */
export type Severity = (typeof severities)[number];

/** A finding with its place in the report, and what a search looks at. */
export interface Finding extends FindingData {
  readonly index: number;
  readonly searched: string;
}

/** The findings, each with its place. */
export const findings: readonly Finding[] = report.findings.map((finding, index) => ({
  ...finding,
  index,
  searched: searchable([
    finding.title,
    finding.rule,
    finding.operation,
    finding.location?.file,
    finding.pointer,
  ]),
}));

/** A text that words are searched in: names in camel case are several words. */
export function searchable(texts: readonly (string | undefined)[]): string {
  const text = texts.filter((each) => each !== undefined).join(' ');
  return ` ${text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`;
}

/** Whether each word begins somewhere in a text: "enum" is in "enum gained", and not in "phoneNumbers". */
export function matches(text: string, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => word === '' || begins(text, word));
}

function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[a-z0-9]/.test(text[at - 1] ?? ' ') || !/^[a-z0-9]/.test(word)) return true;
  return false;
}

/** How many findings there are of a severity. */
export function countOf(severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** A text by its place among those of the report; `''` where there is none. */
export function textAt(place: number | undefined): string {
  return place === undefined ? '' : (report.texts[place] ?? '');
}

/** The outcome of a side. */
export type Outcome = (typeof outcomes)[number];

/** How a side fared. */
export function outcomeOf([outcome]: SideRow): Outcome {
  return outcomes[outcome] ?? 'not-tried';
}

/** Whether requests can try both sides of a constraint. */
export function canBeTried(row: ConstraintRow): boolean {
  return [row[4], row[5]].every((side) => outcomeOf(side) !== 'impossible');
}

/** Whether both sides are as they should be. */
export function holds(row: ConstraintRow): boolean {
  return outcomeOf(row[4]) === 'yes' && outcomeOf(row[5]) === 'yes';
}

/** Whether a side has an outcome. */
export function has(row: ConstraintRow, outcome: Outcome): boolean {
  return [row[4], row[5]].some((side) => outcomeOf(side) === outcome);
}

/** All constraints of the report. */
export const allRows: readonly ConstraintRow[] = report.contracts.flatMap(({ operations }) =>
  operations.flatMap(({ rows }) => rows),
);

/** All changes of the report. */
export const changeCount = report.contracts.reduce(
  (sum, { comparison }) => sum + (comparison?.changes.length ?? 0),
  0,
);

/** Where a line of a file is shown; `undefined` where the repository is not known. */
export function sourceAddress({
  file,
  line,
}: {
  readonly file: string;
  readonly line: number;
}): string | undefined {
  return report.sources === undefined ? undefined : `${report.sources}${encodeURI(file)}#L${line}`;
}
