import { isWithin } from '../json-pointer.ts';
import type { SourceLocation } from '../source-location.ts';
import type { Change } from './change.ts';

/** A change that somebody accepted, for a reason and for a time. */
export interface Approval {
  /** The change's id. */
  readonly change: string;
  /** Title of the one operation it is accepted in; in all of them when it is not given. */
  readonly operation: string | undefined;
  /**
   * Where: a JSON pointer into either description, with all that is below it, or a path in the payload. Without it the
   * approval is for one change alone.
   */
  readonly pointer: string | undefined;
  /** Name of the one contract; all of them when it is not given. */
  readonly contract: string | undefined;
  readonly reason: string;
  /** The last day on which it holds: `2026-01-31`. */
  readonly until: string;
  readonly location: SourceLocation;
}

/**
 * Which approvals are said to approve nothing when they approve nothing here: `any`; those that are `named`
 * after the contract, as others may be for another one; `none`, as all may be for another base.
 */
export type Superfluous = 'any' | 'named' | 'none';

/** Under which circumstances changes are approved. */
export interface ApprovalContext {
  /** The contract's name. */
  readonly contract: string;
  /** The day, as `2026-01-31`. */
  readonly today: string;
  /** `any` by default. */
  readonly superfluous?: Superfluous;
}

/** An approval that names no place and would be for several changes: it approves none of them. */
export interface Ambiguous {
  readonly approval: Approval;
  readonly changes: readonly Change[];
}

/** Which changes are approved, and which approvals approve nothing. */
export interface Approved {
  readonly approvals: ReadonlyMap<Change, Approval>;
  readonly expired: readonly Approval[];
  readonly unused: readonly Approval[];
  readonly ambiguous: readonly Ambiguous[];
}

/** What is approved where nobody approved anything. */
export const nothingApproved: Approved = { approvals: new Map(), expired: [], unused: [], ambiguous: [] };

/**
 * Finds the approval of each breaking change. One that names an operation approves a change only when that
 * is all the change is seen in; one that names no place never hides a second change behind the first.
 */
export function approve(
  changes: readonly Change[],
  approvals: readonly Approval[],
  { contract, today, superfluous = 'any' }: ApprovalContext,
): Approved {
  const own = approvals.filter(
    (approval) => approval.contract === undefined || approval.contract === contract,
  );
  const [valid, expired] = [
    own.filter(({ until }) => until >= today),
    own.filter(({ until }) => until < today),
  ];
  const breaking = changes.filter(({ severity }) => severity === 'breaking');
  const spoken = valid.map((approval): Ambiguous => ({
    approval,
    changes: breaking.filter((change) => speaksOf(approval, change)),
  }));
  const ambiguous = spoken.filter((one) => one.approval.pointer === undefined && one.changes.length > 1);
  const clear = spoken.filter((one) => !ambiguous.includes(one)).map(({ approval }) => approval);
  const found = breaking.flatMap((change): [Change, Approval][] => {
    const approval = approvalOf(change, clear);
    return approval ? [[change, approval]] : [];
  });
  return {
    approvals: new Map(found),
    expired,
    unused: spoken
      .filter((one) => one.changes.length === 0 && isKnown(one.approval, superfluous))
      .map(({ approval }) => approval),
    ambiguous,
  };
}

function isKnown({ contract }: Approval, superfluous: Superfluous): boolean {
  return superfluous === 'any' || (superfluous === 'named' && contract !== undefined);
}

/** One approval for everything, or one for each operation. */
function approvalOf(change: Change, approvals: readonly Approval[]): Approval | undefined {
  const speaking = approvals.filter((approval) => speaksOf(approval, change));
  const whole = speaking.find(({ operation }) => operation === undefined);
  if (whole) return whole;
  const named = new Set(speaking.map(({ operation }) => operation));
  const isCovered = change.operations.length > 0 && change.operations.every((title) => named.has(title));
  return isCovered ? speaking[0] : undefined;
}

function speaksOf({ change: id, operation, pointer }: Approval, change: Change): boolean {
  const isThere = operation === undefined || change.operations.includes(operation);
  return id === change.id && isThere && (pointer === undefined || isAt(change, pointer));
}

/** Whether a change is at a place: a path in the payload, or a pointer into either description. */
function isAt({ path, base, head }: Change, place: string): boolean {
  if (path === place) return true;
  return [base, head].some((side) => side !== undefined && isWithin(side.pointer, place));
}
