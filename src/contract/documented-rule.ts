import { type Json, isObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { Contract, Operation, Response } from './contract.ts';
import { internalPointer } from './references.ts';

/** The extension by which an example of an error says which constraint it is the answer to: a JSON pointer to a keyword. */
export const constraintExtension = 'x-constraint';
/** The extension by which it says that no schema can express its rule, and why. */
export const serverStateExtension = 'x-server-state';

/** A rule that a publisher documents by an example of the error that breaking it gives. */
export interface DocumentedRule {
  /** The example's name, which says the rule: `Maximum allowed phone numbers`. */
  readonly name: string;
  /** `422`, `4XX` … */
  readonly status: string;
  readonly operation: Operation;
  /** Pointer of the Example Object. */
  readonly pointer: string;
  /** Pointer of its value. */
  readonly valuePointer: string;
  /** Pointer of the keyword it speaks of, when an overlay links it. */
  readonly constraint: string | undefined;
  /** Why no schema can express it, when an overlay says so. */
  readonly serverState: string | undefined;
}

/** The documented rules of a contract: one for each named example of a 4xx response of an operation. */
export function documentedRules(contract: Contract): DocumentedRule[] {
  return contract.operations.flatMap((operation) =>
    operation.responses
      .filter(({ status }) => status.startsWith('4'))
      .flatMap((response) => rulesOf(contract, operation, response)),
  );
}

function rulesOf(contract: Contract, operation: Operation, { status, content }: Response): DocumentedRule[] {
  return content.flatMap(({ examples }) =>
    examples.flatMap(({ name, pointer, valuePointer }) =>
      name === undefined
        ? []
        : [{ name, status, operation, pointer, valuePointer, ...linkOf(contract, pointer) }],
    ),
  );
}

function linkOf(contract: Contract, pointer: string): Pick<DocumentedRule, 'constraint' | 'serverState'> {
  const example = valueAt(contract.document, pointer);
  const constraint = textAt(example, constraintExtension);
  return {
    // People write `#/…` out of habit with references.
    constraint: constraint && (internalPointer(constraint) ?? constraint),
    serverState: textAt(example, serverStateExtension),
  };
}

function textAt(example: Json | undefined, extension: string): string | undefined {
  const value = isObject(example) ? example[extension] : undefined;
  return typeof value === 'string' ? value : undefined;
}
