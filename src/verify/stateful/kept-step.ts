import type { Sequence, Step } from './step.ts';

/** A step of a sequence that is taken: as it is, or with the simplest request in place of a random one. */
export interface KeptStep {
  readonly index: number;
  readonly isSimplest: boolean;
}

/** All steps of a sequence, as they are. */
export function allSteps({ steps }: Sequence): readonly KeptStep[] {
  return Array.from(steps.keys(), (index) => ({ index, isSimplest: false }));
}

/** The step itself; `undefined` when the sequence has none there. */
export function stepOf({ steps }: Sequence, { index, isSimplest }: KeptStep): Step | undefined {
  const step = steps[index];
  if (!step || !isSimplest) return step;
  const { draw: _, ...simplest } = step;
  return simplest;
}

/** Kept steps as the id of a case lists them: `0,2,5s`. */
export function keptText(kept: readonly KeptStep[]): string {
  return kept.map(({ index, isSimplest }) => `${index}${isSimplest ? 's' : ''}`).join(',');
}

/** The kept steps that a list in an id names. */
export function readKept(text: string): readonly KeptStep[] {
  return text
    .split(',')
    .map((item) => ({ index: Number.parseInt(item, 10), isSimplest: item.endsWith('s') }));
}
