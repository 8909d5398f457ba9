import { sample } from 'fast-check';
import type { Contract, Operation } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Case } from './case.ts';
import type { OperationPlan } from './plan/plan.ts';

/**
 * The one case that an id names: `POST /pets#violation:body/minItems`, or with fast-check's path
 * `POST /pets#fuzz:valid:17:0:1`. Throws an ExpectedError when there is none.
 */
export function replayedCase(
  contract: Contract,
  id: string,
  seed: number,
  planOf: (operation: Operation) => OperationPlan,
): Case {
  const title = id.slice(0, id.indexOf('#'));
  const operation = contract.operations.find((candidate) => candidate.title === title);
  if (!operation)
    throw unknownCase(contract, id, `${contract.name} has no operation ${JSON.stringify(title)}.`);
  const plan = planOf(operation);
  const found = plan.cases.find((candidate) => candidate.id === id) ?? randomCase(plan, id, seed);
  if (!found) throw unknownCase(contract, id, plan.obstacle ?? 'The contract may have changed since.');
  return found;
}

function randomCase(plan: OperationPlan, id: string, seed: number): Case | undefined {
  const [, kind, path] = /#fuzz:(valid|violating):(\d+(?::\d+)*)$/.exec(id) ?? [];
  const fuzz = plan.fuzzes.find((candidate) => candidate.kind === kind);
  if (!fuzz || path === undefined) return undefined;
  const [value] = sample(fuzz.arbitrary, { seed, path, numRuns: 1 });
  return value && fuzz.toCase(value, path);
}

function unknownCase(contract: Contract, id: string, why: string): ExpectedError {
  return new ExpectedError(`No case of ${contract.name} is named ${JSON.stringify(id)}. ${why}`, {
    help: 'Give the id, and the seed, as the replay command of a finding has them.',
  });
}
