import type { Contract, Method, Operation } from '../../src/contract/contract.ts';
import { checkSelection, selects } from '../../src/verify/selection.ts';
import { shardOperations, type Shard } from '../../src/verify/shard.ts';

/** What was chosen of operations on the command line. */
export interface OperationChoice {
  readonly operation: readonly string[];
  readonly path: readonly string[];
  readonly method: readonly Method[];
  readonly tag: readonly string[];
  readonly 'exclude-deprecated': boolean;
  readonly shard: Shard | undefined;
}

/**
 * The operations to verify of several contracts; `undefined` when nothing was chosen, which means all.
 * Throws an ExpectedError when what was chosen is not there.
 */
export function chooseOperations(
  contracts: readonly Contract[],
  choice: OperationChoice,
): ReadonlySet<Operation> | undefined {
  const { operation, path, method, tag, shard, 'exclude-deprecated': excludeDeprecated } = choice;
  const chosen = operation.length + path.length + method.length + tag.length > 0 || excludeDeprecated;
  if (!chosen && shard === undefined) return undefined;
  const selection = { operations: operation, paths: path, methods: method, tags: tag, excludeDeprecated };
  if (chosen) checkSelection(contracts, selection);
  const selected = contracts.flatMap((contract) => contract.operations.filter(selects(selection)));
  return new Set(shard === undefined ? selected : shardOperations(selected, shard));
}
