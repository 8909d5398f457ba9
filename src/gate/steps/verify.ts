import { constraintText } from '../constraint-text.ts';
import type { Contract, Operation } from '../../contract/contract.ts';
import type { ConstraintCoverage } from '../../verify/coverage.ts';
import { count } from '../count.ts';
import { isMostlyUntried, untriedOf } from '../../verify/untried.ts';
import { defaultBudget } from '../default-budget.ts';
import type { Step, StepContext } from '../step.ts';

/** The mock made from each contract behaves as the contract says. */
export const verify: Step = {
  name: 'verify',
  summary: 'a server made from the contract behaves as it says',
  inputs: async ({ requireCoverage = 0, operations, shard }) => {
    const part = [operations ?? 'all', shard ?? 'whole'];
    return () => [{ text: `${requireCoverage} %` }, { text: JSON.stringify(part) }];
  },
  run: async (context) => {
    const {
      root,
      contract,
      requireCoverage = 0,
      operations: titles,
      budget = defaultBudget,
      stop,
      shard,
    } = context;
    const timeUp = AbortSignal.timeout(budget * 1000);
    const { verifyOnMock } = await import('../verify-on-mock.ts');
    const { coverageFigure } = await import('../../verify/coverage.ts');
    const { coverageFinding, uncovered } = await import('../../verify/coverage-finding.ts');
    const { constraintRecords } = await import('../../verify/constraint-records.ts');
    const { rotation } = await import('../../verify/rotation.ts');
    const { interrupted, timeIsUp } = await import('../../verify/send/session.ts');
    const { newTally } = await import('../../verify/tally.ts');
    const tally = newTally();
    context.onProgress?.(tally);
    const { shardOperations } = await import('../../verify/shard.ts');
    const wanted = titles && new Set(titles);
    const chosen = contract.operations.filter(({ title }) => wanted?.has(title) ?? true);
    const mine = new Set(shard ? shardOperations(chosen, shard) : chosen);
    const report = await verifyOnMock(contract, {
      root,
      timeUp,
      stop,
      tally,
      order: rotation(contract, await changedOperations(context)),
      operations: (operation) => mine.has(operation),
    });
    const { findings, cases, operations, allOperations } = report;
    const { cut, coverage } = withoutCut(report.coverage, stop?.aborted ? interrupted : timeIsUp);
    const { untried: notTried } = untriedOf(coverage);
    const untried = mine.size - operations.length + cut;
    // What a part exercised says nothing of the whole.
    const required = shard ? 0 : requireCoverage;
    const lacking = coverageFinding({ contract: contract.name, coverage, untried }, required);
    return {
      findings: [...findings, ...lacking],
      counts: {
        cases,
        ...(notTried > 0 && { notTried }),
        leftOut: allOperations - chosen.length,
        ...(untried > 0 && { [stop?.aborted ? 'interrupted' : 'untried']: untried }),
      },
      constraints: coverageFigure(coverage),
      uncovered: uncovered(coverage),
      coverage: constraintRecords(coverage),
      isPartial: findings.some(({ rule }) => rule === 'verify/time-up' || rule === 'verify/interrupted'),
    };
  },
  figure: ({ constraints, count: counted }) =>
    [
      ...(isMostlyUntried({ untried: counted('notTried'), total: constraints?.total ?? 0 })
        ? [`${count(counted('notTried'), 'constraint')} could not be tried`]
        : []),
      ...(constraints ? [constraintText(constraints)] : []),
      count(counted('cases'), 'case'),
      ...(counted('leftOut') === 0 ? [] : [`${count(counted('leftOut'), 'untouched operation')} left out`]),
      ...(counted('interrupted') === 0 ? [] : [`${count(counted('interrupted'), 'operation')} left`]),
      ...(counted('untried') === 0 ? [] : [`${count(counted('untried'), 'operation')} beyond the budget`]),
    ].join(', '),
};

/** The coverage of the operations that were tried whole, and how many were cut off in the middle. */
function withoutCut(
  coverage: readonly ConstraintCoverage[],
  timeIsUp: string,
): { readonly cut: number; readonly coverage: readonly ConstraintCoverage[] } {
  const cut = new Set(
    coverage
      .filter(({ accepted, rejected }) => [accepted, rejected].some(({ reason }) => reason === timeIsUp))
      .map(({ operation }) => operation),
  );
  return { cut: cut.size, coverage: coverage.filter(({ operation }) => !cut.has(operation)) };
}

/** What changed since the base, which is tried first; nothing without a base. */
async function changedOperations({ root, contract, base }: StepContext): Promise<readonly Operation[]> {
  if (base === undefined) return [];
  const { contractsAtRevision } = await import('../../compare/revision.ts');
  const { touchedOperations } = await import('../../verify/touched-operations.ts');
  const [before] = await contractsAtRevision(root, base, [contract.name]).catch((): Contract[] => []);
  return before ? touchedOperations(before, contract) : [];
}
