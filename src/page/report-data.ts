import type { ComparisonRecord } from '../change-record.ts';
import type { CaseRecord, OverlayOrigin } from '../constraint-record.ts';
import type { Finding } from '../finding.ts';
import type { Json } from '../json.ts';
import type { SourceLocation } from '../source-location.ts';

/** What the page of a report is made of. */
export interface ReportData {
  readonly verdict: 'pass' | 'fail' | 'crash';
  /** The verdict as a person says it. */
  readonly sentence: string;
  readonly milliseconds?: number;
  readonly steps: readonly StepData[];
  readonly contracts: readonly ContractData[];
  readonly findings: readonly FindingData[];
  /** How it was run, as pairs of what it is and what it was. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly command?: string;
  /** Where lines of files are shown: `https://github.com/example/contracts/blob/c4f19ab/`. */
  readonly sources?: string;
  /** What stands beside the names of the contracts: `main @ c4f19ab`. */
  readonly revision?: string;
  readonly cases?: number;
  readonly target?: string;
  /** Texts that rows name by their places in here. */
  readonly texts: readonly string[];
  /** Whether evidence was left out, as there is too much. */
  readonly isCut: boolean;
}

/** One step, as it is drawn. */
export interface StepData {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'crashed' | 'skipped';
  readonly milliseconds: number;
  /** What was done, or why nothing was. */
  readonly figure: string;
  readonly remembered: boolean;
}

/** One contract, as it is drawn. */
export interface ContractData {
  readonly name: string;
  /** Why it could not be loaded, or why a step crashed. */
  readonly failure?: string;
  readonly operations: readonly OperationData[];
  readonly comparison?: ComparisonRecord;
  /** What stands before the id of a case in a line that replays it, and behind it. */
  readonly replay?: readonly [before: string, after: string];
}

/** One operation and its constraints. */
export interface OperationData {
  readonly title: string;
  readonly rows: readonly ConstraintRow[];
}

/** One constraint, short, as there may be a hundred thousand. Texts are places in `texts`, or -1 for none. */
export type ConstraintRow = readonly [
  words: number,
  place: number,
  part: number,
  keyword: number,
  accepted: SideRow,
  rejected: SideRow,
  more?: ConstraintMore,
];

/** One side: its outcome as a place in `outcomes`, and where they are known, why, and its first case. */
export type SideRow = readonly [
  outcome: number,
  reason?: number,
  sends?: number,
  status?: number,
  count?: number,
  id?: number,
];

/** The outcomes by their numbers. */
export const outcomes = ['impossible', 'yes', 'no', 'not-tried'] as const;

/** What is told of some constraints besides. */
export interface ConstraintMore {
  readonly location?: SourceLocation;
  readonly overlay?: OverlayOrigin;
  readonly rules?: readonly string[];
  readonly value?: Json;
  /** The cases that are wrong, with what backs them. */
  readonly wrong?: readonly [accepted: readonly CaseRecord[], rejected: readonly CaseRecord[]];
}

/** One finding, as it is drawn. */
export interface FindingData extends Omit<Finding, 'message' | 'evidence'> {
  readonly id: string;
  /** The headline. */
  readonly title: string;
  readonly step: string;
  readonly excerpt?: { readonly from: number; readonly lines: readonly string[] };
  readonly replay?: string;
  readonly curl?: string;
  /** The place of its change among those of the contract's comparison. */
  readonly change?: number;
  /** What else backs it. */
  readonly evidence?: Finding['evidence'];
}
