import type { Contract } from '../contract/contract.ts';
import { errorExamplesOf } from './error-example.ts';
import type { ServedContract } from './message.ts';
import type { ServedOperation } from './served-operation.ts';

/** What of a contract the mock's process has to know, and no more: it travels as text. */
export function servedContract(
  contract: Contract,
  operations: readonly ServedOperation[] = contract.operations,
): ServedContract {
  return {
    document: contract.document,
    operations: operations.map(({ method, path, pointer }) => ({ method, path, pointer })),
    errorExamples: errorExamplesOf(contract),
  };
}
