import type { Operation } from '../../contract/contract.ts';
import { inOrder } from '../in-order.ts';
import { causeOf, type Judgement } from '../judge.ts';
import { runSequence, type SequenceRun, type SequenceSettings } from './run-sequence.ts';
import { sequencesFrom } from './sequences.ts';
import type { Sequence } from './step.ts';

/** What running all the sequences of an operation needs. */
export interface SequencesSettings extends SequenceSettings {
  /** The operations that steps may be of. */
  readonly operations: readonly Operation[];
  readonly seed: number;
  /** Sequences at a time. */
  readonly concurrency: number;
  /** Causes that were found already: they are counted, and not looked into again. */
  readonly known: ReadonlySet<string>;
}

/** How often a sequence that failed is run again. */
const repetitions = 2;

/** Runs the sequences that an operation begins. A failure that is new is confirmed, and shown by as few steps as will do. */
export async function runSequences(first: Operation, settings: SequencesSettings): Promise<SequenceRun> {
  const { contract, operations, seed, concurrency, known } = settings;
  const sequences = sequencesFrom(contract, operations, first, seed);
  const runs = await inOrder(sequences, concurrency, (sequence) =>
    runSequence(sequence, allOf(sequence), settings),
  );
  const found = runs.flatMap(({ judgements }, index) =>
    judgements.map((judgement) => ({ judgement, sequence: sequences[index] })),
  );
  const judgements: Judgement[] = [];
  const seen = new Set(known);
  for (const { judgement, sequence } of found) {
    const cause = causeOf(judgement);
    judgements.push(
      seen.has(cause) || !sequence ? judgement : await confirmed(judgement, sequence, settings),
    );
    seen.add(cause);
  }
  return { judgements, cases: runs.reduce((sum, { cases }) => sum + cases, 0) };
}

/** The sequence and the steps of it that a case's id names; `undefined` when there is no such sequence. */
export function sequenceNamed(
  id: string,
  sequences: readonly Sequence[],
): { readonly sequence: Sequence; readonly kept: readonly number[] } | undefined {
  const [, name, list] = /^(.*#sequence:\d+)(?::(\d+(?:,\d+)*))?$/s.exec(id) ?? [];
  const sequence = sequences.find((candidate) => candidate.id === name);
  return sequence && { sequence, kept: list === undefined ? allOf(sequence) : list.split(',').map(Number) };
}

function allOf({ steps }: Sequence): readonly number[] {
  return [...steps.keys()];
}

async function confirmed(
  judgement: Judgement,
  sequence: Sequence,
  settings: SequencesSettings,
): Promise<Judgement> {
  if (judgement.answer.kind !== 'answered') return judgement;
  const kept = sequenceNamed(judgement.testCase.id, [sequence])?.kept ?? [];
  const again = (steps: readonly number[]) => failingAgain(judgement, sequence, steps, settings);
  let times = 1;
  for (let repetition = 0; repetition < repetitions; repetition++) if (await again(kept)) times++;
  if (times <= repetitions) return { ...judgement, tries: { times, of: repetitions + 1 } };
  return fewerSteps(judgement, kept, again);
}

/** The same failure by fewer steps: each but the last is left out if the failure stays. */
async function fewerSteps(
  judgement: Judgement,
  all: readonly number[],
  again: (kept: readonly number[]) => Promise<Judgement | undefined>,
): Promise<Judgement> {
  let [kept, smallest] = [all, judgement];
  for (const step of all.slice(0, -1).toReversed()) {
    const fewer = kept.filter((other) => other !== step);
    const found = await again(fewer);
    if (found) [kept, smallest] = [fewer, found];
  }
  return smallest;
}

/** What the last of the kept steps fails by, if it is the same cause. */
async function failingAgain(
  judgement: Judgement,
  sequence: Sequence,
  kept: readonly number[],
  settings: SequencesSettings,
): Promise<Judgement | undefined> {
  const { judgements } = await runSequence(sequence, kept, settings);
  return judgements.find(
    (other) => causeOf(other) === causeOf(judgement) && (other.before?.length ?? 0) === kept.length - 1,
  );
}
