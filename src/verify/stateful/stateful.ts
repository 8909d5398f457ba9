import type { Contract, Operation } from '../../contract/contract.ts';
import { causeOf, isToldByItself, type Judgement } from '../judge.ts';
import type { VerifyOptions } from '../options.ts';
import type { PlanSettings } from '../plan/plan.ts';
import { namingPlaces } from '../resources/naming-places.ts';
import type { Trial } from '../trial.ts';
import { isCreator } from './memory.ts';
import { runSequence, type SequenceRun } from './run-sequence.ts';
import { runSequences, sequenceNamed } from './run-sequences.ts';
import { sequencesFrom, type SequenceMaker } from './sequences.ts';
import { stepSources, type StepSources } from './step-source.ts';

/** What the stateful phase needs. */
export interface StatefulSettings {
  readonly planning: PlanSettings;
  readonly trial: Trial;
  /** The operations that sequences are made of. */
  readonly operations: readonly Operation[];
  readonly concurrency: number;
  /** Why nothing is sent any more; `undefined` while the server is there. */
  readonly stopped: () => string | undefined;
}

/** Whether sequences are sent: to a server unless other phases were chosen, to a mock, which has no state, only when told. */
export function isStateful({ phases, target }: Pick<VerifyOptions, 'phases' | 'target'>): boolean {
  return phases === undefined ? target.kind === 'server' : phases.includes('stateful');
}

/** Runs the sequences that the operations begin; `found` is what is known to be wrong already. */
export async function verifySequences(
  settings: StatefulSettings,
  found: readonly Judgement[],
): Promise<SequenceRun> {
  const { planning, operations, stopped } = settings;
  const { contract } = planning;
  const sources = stepSources(planning);
  const maker = makerOf(settings, sources);
  const known = new Set(found.filter(isToldByItself).map(causeOf));
  const judgements: Judgement[] = [];
  let cases = 0;
  for (const operation of makersFirst(contract, operations)) {
    if (stopped() !== undefined) break;
    const run = await runSequences(operation, { ...settings, contract, maker, sources, known });
    run.judgements.map(causeOf).forEach((cause) => known.add(cause));
    judgements.push(...run.judgements);
    cases += run.cases;
  }
  return { judgements, cases };
}

function makerOf({ planning, operations }: StatefulSettings, sources: StepSources): SequenceMaker {
  const { contract, seed, resources } = planning;
  const refersTo = (operation: Operation): ReadonlySet<string> => {
    const base = sources(operation)?.context.base ?? new Map();
    const places = namingPlaces(resources, operation, base).filter(({ part }) => part.in !== 'path');
    return new Set(places.map(({ kind }) => kind.shape));
  };
  return { contract, operations, seed, refersTo };
}

// What is read without anything made before shows what others have left.
function makersFirst(contract: Contract, operations: readonly Operation[]): readonly Operation[] {
  const isMaker = (operation: Operation): boolean => isCreator(contract, operation);
  return [...operations.filter(isMaker), ...operations.filter((operation) => !isMaker(operation))];
}

/** Runs the one sequence that the id of a case names, up to that case; `undefined` when there is none of that name. */
export async function replaySequence(
  settings: StatefulSettings,
  id: string,
): Promise<SequenceRun | undefined> {
  const { planning, operations, trial } = settings;
  const { contract } = planning;
  const sources = stepSources(planning);
  const first = operations.find(({ title }) => id.startsWith(`${title}#sequence:`));
  const named = first && sequenceNamed(id, sequencesFrom(makerOf(settings, sources), first));
  if (!named) return undefined;
  return runSequence(named.sequence, named.kept, { contract, sources, trial });
}
