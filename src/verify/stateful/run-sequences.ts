import type { Operation } from '../../contract/contract.ts';
import { collectionCurrent } from '../checks/collection-current.ts';
import { goneAfterDeletion } from '../checks/gone-after-deletion.ts';
import { nextPageDiffers } from '../checks/next-page-differs.ts';
import { resourceAvailableAfterCreation } from '../checks/resource-available-after-creation.ts';
import { unchangeableAfterDeletion } from '../checks/unchangeable-after-deletion.ts';
import { writtenIsRead } from '../checks/written-is-read.ts';
import { inOrder } from '../in-order.ts';
import { partitioned } from '../partitioned.ts';
import { causeOf, type Judgement } from '../judge.ts';
import { allSteps, keptText, readKept, type KeptStep } from './kept-step.ts';
import { runSequence, type SequenceRun, type SequenceSettings } from './run-sequence.ts';
import { sequencesFrom, type SequenceMaker } from './sequences.ts';
import type { Sequence } from './step.ts';

/** What running all the sequences of an operation needs. */
export interface SequencesSettings extends SequenceSettings {
  readonly maker: SequenceMaker;
  /** Sequences at a time. */
  readonly concurrency: number;
  /** Causes that were found already: they are counted, and not looked into again. */
  readonly known: ReadonlySet<string>;
}

/** How often a sequence that failed is run again. */
const repetitions = 2;

/** Runs the sequences that an operation begins. A failure that is new is confirmed, and shown by as few steps as will do. */
export async function runSequences(first: Operation, settings: SequencesSettings): Promise<SequenceRun> {
  const { maker, concurrency, known } = settings;
  const [together, alone] = partitioned(sequencesFrom(maker, first), ({ steps }) =>
    steps.every(({ isEarlier }) => isEarlier !== true),
  );
  const sequences = [...together, ...alone];
  const run = (sequence: Sequence) => runSequence(sequence, allSteps(sequence), settings);
  // What one resource does to another is not seen while others are made and deleted.
  const runs = [...(await inOrder(together, concurrency, run)), ...(await inOrder(alone, 1, run))];
  const found = runs.flatMap(({ judgements }, index) =>
    judgements.map((judgement) => ({ judgement, sequence: sequences[index] })),
  );
  const judgements: Judgement[] = [];
  const seen = new Set(known);
  for (const { judgement, sequence } of found) {
    const cause = causeOf(judgement);
    const told = seen.has(cause) || !sequence ? judgement : await confirmed(judgement, sequence, settings);
    if (!told) continue;
    judgements.push(told);
    seen.add(cause);
  }
  return { judgements, cases: runs.reduce((sum, { cases }) => sum + cases, 0) };
}

/** The sequence and the steps of it that a case's id names; `undefined` when there is no such sequence. */
export function sequenceNamed(
  id: string,
  sequences: readonly Sequence[],
): { readonly sequence: Sequence; readonly kept: readonly KeptStep[] } | undefined {
  const [, name, list] = /^(.*#sequence:\d+)(?::(\d+s?(?:,\d+s?)*))?$/s.exec(id) ?? [];
  const sequence = sequences.find((candidate) => candidate.id === name);
  return sequence && { sequence, kept: list === undefined ? allSteps(sequence) : readKept(list) };
}

async function confirmed(
  judgement: Judgement,
  sequence: Sequence,
  settings: SequencesSettings,
): Promise<Judgement | undefined> {
  if (judgement.answer.kind !== 'answered') return judgement;
  const kept = sequenceNamed(judgement.testCase.id, [sequence])?.kept ?? [];
  const again = (steps: readonly KeptStep[]) => failingAgain(judgement, sequence, steps, settings);
  let times = 1;
  for (let repetition = 0; repetition < repetitions; repetition++) if (await again(kept)) times++;
  if (times === 1 && isAboutState(judgement)) return undefined;
  if (times <= repetitions) return { ...judgement, tries: { times, of: repetitions + 1 } };
  return smallest(judgement, sequence, kept, again);
}

// Another sequence, or somebody else, may have taken away what this one made, or made it again.
function isAboutState({ check }: Judgement): boolean {
  return ofState.has(check.name);
}

const ofState: ReadonlySet<string> = new Set(
  [
    collectionCurrent,
    goneAfterDeletion,
    nextPageDiffers,
    resourceAvailableAfterCreation,
    unchangeableAfterDeletion,
    writtenIsRead,
  ].map(({ name }) => name),
);

type Again = (kept: readonly KeptStep[]) => Promise<Judgement | undefined>;

/** The same failure by fewer and simpler steps: each is left out, or made the simplest, if the failure stays. */
async function smallest(
  judgement: Judgement,
  sequence: Sequence,
  all: readonly KeptStep[],
  again: Again,
): Promise<Judgement> {
  let best = { judgement, kept: all };
  const attempt = async (kept: readonly KeptStep[]): Promise<void> => {
    const found = await again(kept);
    if (found) best = { judgement: found, kept };
  };
  // What others have left in a list may hide that a step mattered.
  const isOfList = judgement.check.name === collectionCurrent.name;
  for (const step of isOfList ? [] : all.slice(0, -1).toReversed())
    await attempt(best.kept.filter((other) => other !== step));
  for (const step of best.kept.filter(({ index }) => sequence.steps[index]?.draw !== undefined)) {
    const simplest = { ...step, isSimplest: true };
    await attempt(best.kept.map((other) => (other === step ? simplest : other)));
  }
  return best.judgement;
}

/** What the last of the kept steps fails by, if it is the same cause. */
async function failingAgain(
  judgement: Judgement,
  sequence: Sequence,
  kept: readonly KeptStep[],
  settings: SequencesSettings,
): Promise<Judgement | undefined> {
  const { judgements } = await runSequence(sequence, kept, settings);
  return judgements.find(
    (other) => causeOf(other) === causeOf(judgement) && isLast(other, kept) && listsAs(judgement, other),
  );
}

function isLast({ testCase }: Judgement, kept: readonly KeptStep[]): boolean {
  return testCase.id.endsWith(`:${keptText(kept)}`);
}

// A list in which a sequence knows nothing of its own shows what others have left.
function listsAs({ testCase: { expectation } }: Judgement, { testCase: other }: Judgement): boolean {
  const lists = expectation.kind === 'accepted' && expectation.lists !== undefined;
  return !lists || (other.expectation.kind === 'accepted' && other.expectation.lists !== undefined);
}
