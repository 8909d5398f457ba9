import type { Contract, Operation } from '../../src/contract/contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { checkSelection, selects } from '../../src/verify/selection.ts';
import { shardOperations, type Shard } from '../../src/verify/shard.ts';
import { touchedOperations } from '../../src/verify/touched-operations.ts';

/** What was chosen of operations on the command line. */
export interface OperationChoice {
  readonly operation: readonly string[];
  readonly path: readonly string[];
  readonly method: readonly string[];
  readonly tag: readonly string[];
  readonly 'exclude-deprecated': boolean;
  readonly shard: Shard | undefined;
}

/** What was chosen of changes on the command line. */
export interface ChangeChoice {
  readonly base: string | undefined;
  readonly 'only-changed': boolean;
  /** Where the time may not suffice, what changed is tried first. */
  readonly budget?: number | undefined;
}

/**
 * The operations that changed since a revision; `undefined` when none was named. Of a contract
 * that is new, all of them.
 */
export async function changedOperations(
  contracts: readonly Contract[],
  { base, 'only-changed': isAsked, budget }: ChangeChoice,
  root: string,
): Promise<ReadonlySet<Operation> | undefined> {
  if (isAsked !== (base !== undefined) && !(base !== undefined && budget !== undefined)) {
    const [given, other] = isAsked ? ['--only-changed', '--base'] : ['--base', '--only-changed, or --budget'];
    throw new ExpectedError(`${given} was given without ${other}`, {
      help: 'Give both: --only-changed --base origin/main.',
    });
  }
  if (base === undefined) return undefined;
  const { contractsAtRevision } = await import('../../src/compare/revision.ts');
  const names = contracts.map(({ name }) => name);
  const before = new Map((await contractsAtRevision(root, base, names)).map((each) => [each.name, each]));
  return new Set(
    contracts.flatMap((contract) => {
      const old = before.get(contract.name);
      return old === undefined ? contract.operations : touchedOperations(old, contract);
    }),
  );
}

/**
 * The operations to verify of several contracts; `undefined` when nothing was chosen, which means all.
 * `changed` are those that changed, when nothing else is asked for. Throws an ExpectedError when what was chosen is not there.
 */
export function chooseOperations(
  contracts: readonly Contract[],
  choice: OperationChoice,
  changed?: ReadonlySet<Operation>,
): ReadonlySet<Operation> | undefined {
  const { operation, path, method, tag, shard, 'exclude-deprecated': excludeDeprecated } = choice;
  const chosen = operation.length + path.length + method.length + tag.length > 0 || excludeDeprecated;
  if (!chosen && shard === undefined) return changed;
  const selection = { operations: operation, paths: path, methods: method, tags: tag, excludeDeprecated };
  if (chosen) checkSelection(contracts, selection);
  const selected = contracts
    .flatMap((contract) => contract.operations.filter(selects(selection)))
    .filter((each) => changed?.has(each) ?? true);
  return new Set(shard === undefined ? selected : shardOperations(selected, shard));
}
