import { ExpectedError } from '../expected-error.ts';
import { withoutTwins } from '../verify/merge.ts';
import { statusFor, type TaskOutcome } from './outcome.ts';
import { pairsOf, type GatePart } from './part.ts';
import type { StepResult } from './step.ts';

/** The parts of one run of the gate put together. */
export interface WholeRun extends Pick<GatePart, 'contracts' | 'steps' | 'unloadable' | 'milliseconds'> {
  readonly tasks: readonly TaskOutcome[];
  readonly ofProject: ReadonlyMap<string, GatePart['ofProject'][string]>;
}

/**
 * Puts the parts of one run of the gate together: what several of them did on a contract is one outcome.
 *
 * @throws ExpectedError when a part is missing or there twice, or when they are of different contents
 */
export function mergeParts(parts: readonly GatePart[]): WholeRun {
  refuseIncomplete(parts);
  const [{ contracts, steps } = { contracts: [], steps: [] }] = parts;
  const tasks = parts.flatMap((part) => part.tasks);
  const unloadable = new Map(
    parts.flatMap((part) => part.unloadable).map((entry) => [entry.contract, entry] as const),
  );
  const merged = pairsOf(steps, contracts, undefined).flatMap(([step, contract]) => {
    const own = tasks.filter((task) => task.step === step && task.contract === contract);
    if (own.length === 0 && unloadable.has(contract)) return [];
    const [first, ...others] = own;
    if (first) return [mergeTasks(first, others)];
    throw new ExpectedError(`No part has run the step ${step} on ${contract}`, {
      help: 'Merge the reports of all shards of one run.',
    });
  });
  const ofProject = Map.groupBy(
    parts.flatMap((part) => Object.entries(part.ofProject)),
    ([step]) => step,
  );
  return {
    contracts,
    steps,
    tasks: merged,
    unloadable: [...unloadable.values()],
    ofProject: new Map(Array.from(ofProject, ([step, found]) => [step, found.flatMap(([, each]) => each)])),
    milliseconds: Math.max(...parts.map(({ milliseconds }) => milliseconds)),
  };
}

function refuseIncomplete(parts: readonly GatePart[]): void {
  const wholes = new Set(parts.map(({ shard }) => shard.of));
  if (wholes.size > 1) {
    throw new ExpectedError(
      `The reports are of different runs: ${[...wholes].map((of) => `of ${of}`).join(', ')}`,
      {
        help: 'Merge the reports of all shards of one run, and of no other.',
      },
    );
  }
  const [of = 0] = wholes;
  const given = parts.map(({ shard }) => shard.index);
  const twice = given.find((index, place) => given.indexOf(index) !== place);
  if (twice !== undefined) throw new ExpectedError(`Shard ${twice}/${of} is there twice`, { help: each });
  const missing = Array.from({ length: of }, (_, place) => place + 1).filter(
    (index) => !given.includes(index),
  );
  if (missing.length > 0) {
    const names = missing.map((index) => `${index}/${of}`).join(', ');
    throw new ExpectedError(`The reports are not all of a run: shard ${names} is missing`, { help: each });
  }
  if (new Set(parts.map(({ digest }) => digest)).size > 1) {
    throw new ExpectedError(
      'The shards did not run on the same: their contracts, options or toolkits differ',
      {
        help: 'Run all of them on one commit, with the same options, and merge again.',
      },
    );
  }
}

const each = 'Give the report of each shard of one run, once.';

/** What several parts did on one contract, as one outcome. Their clocks are not the same: the longest counts. */
function mergeTasks(first: TaskOutcome, others: readonly TaskOutcome[]): TaskOutcome {
  const all = [first, ...others];
  const ended = Math.max(...all.map((task) => task.ended - task.begun));
  if (others.length === 0) return { ...first, begun: 0, ended };
  const crash = all.find(({ failure }) => failure !== undefined);
  const result = mergeResults(all.map((task) => task.result));
  return {
    step: first.step,
    contract: first.contract,
    status: crash ? 'crashed' : statusFor(result.findings),
    remembered: all.every(({ remembered }) => remembered),
    begun: 0,
    ended,
    result,
    ...(crash?.failure && { failure: crash.failure }),
  };
}

function mergeResults(results: readonly StepResult[]): StepResult {
  const counts: Record<string, number> = {};
  for (const [name, value] of results.flatMap((result) => Object.entries(result.counts ?? {})))
    // Each part left the same out of the whole; everything else is its own.
    counts[name] = name === 'leftOut' ? value : (counts[name] ?? 0) + value;
  const findings = withoutTwins(results.flatMap((result) => result.findings));
  const figures = results.flatMap(({ constraints }) => constraints ?? []);
  return {
    // A part of which nothing could be tried says nothing of the whole.
    findings: counts['cases'] ? findings.filter(({ rule }) => rule !== 'verify/something-tried') : findings,
    counts,
    ...(figures.length > 0 && {
      constraints: {
        both: sum(figures.map(({ both }) => both)),
        total: sum(figures.map(({ total }) => total)),
        impossible: sum(figures.map(({ impossible }) => impossible)),
      },
    }),
    uncovered: results.flatMap(({ uncovered = [] }) => uncovered),
    isPartial: results.some(({ isPartial }) => isPartial),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
