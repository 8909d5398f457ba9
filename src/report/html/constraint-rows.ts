import type { ConstraintRecord, SideRecord } from '../../constraint-record.ts';
import {
  outcomes,
  type ConstraintMore,
  type ConstraintRow,
  type OperationData,
  type SideRow,
} from '../../page/report-data.ts';
import type { Texts } from './texts.ts';

/** How much of the constraints is written. */
export interface Fullness {
  /** Whether the ids of cases that are as they should be are there, by which they are replayed. */
  readonly hasIds: boolean;
  /** Whether requests and responses are there. */
  readonly hasExchanges: boolean;
}

/** Constraints operation by operation, each as a short list. */
export function operationRows(
  coverage: readonly ConstraintRecord[],
  texts: Texts,
  fullness: Fullness,
): readonly OperationData[] {
  return [...Map.groupBy(coverage, ({ operation }) => operation)].map(([title, records]) => ({
    title,
    rows: records.map((record) => rowOf(record, texts, fullness)),
  }));
}

function rowOf(record: ConstraintRecord, texts: Texts, fullness: Fullness): ConstraintRow {
  const { words, keyword, place, part, accepted, rejected } = record;
  const more = moreOf(record, fullness);
  return [
    texts(words ?? keyword),
    texts(place),
    texts(part),
    texts(keyword),
    sideRow(accepted, texts, fullness),
    sideRow(rejected, texts, fullness),
    ...(more ? [more] : []),
  ] as unknown as ConstraintRow;
}

function sideRow(
  { outcome, reason, cases = [], count = 0 }: SideRecord,
  texts: Texts,
  { hasIds }: Fullness,
): SideRow {
  const [first] = cases;
  const number = outcomes.indexOf(outcome);
  if (!first) return reason === undefined ? [number] : [number, texts(reason)];
  const row: SideRow = [number, texts(reason), texts(first.sends), first.status ?? 0, count];
  return hasIds || outcome !== 'yes' ? ([...row, texts(first.id)] as unknown as SideRow) : row;
}

function moreOf(record: ConstraintRecord, { hasIds, hasExchanges }: Fullness): ConstraintMore | undefined {
  const { location, overlay, documentedRules, accepted, rejected } = record;
  const wrong = [accepted, rejected].map(({ outcome, cases = [] }) =>
    outcome === 'no' && hasExchanges ? cases.filter(({ exchange }) => exchange !== undefined) : [],
  );
  const isWrong = wrong.some((cases) => cases.length > 0);
  const isTold = hasIds || isWrong || overlay !== undefined;
  const more: ConstraintMore = {
    ...(isTold && location && { location }),
    ...(overlay && { overlay }),
    ...(documentedRules.length > 0 && { rules: documentedRules }),
    ...(isWrong && { wrong: [wrong[0] ?? [], wrong[1] ?? []] as const }),
  };
  return Object.keys(more).length > 0 ? more : undefined;
}
