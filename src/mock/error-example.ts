import type { Contract } from '../contract/contract.ts';
import { documentedRules } from '../contract/documented-rule.ts';

/** An error example of which an overlay says what it speaks of: a constraint, or what the server alone knows. */
export interface LinkedExample {
  /** `422` or `4XX`. */
  readonly status: string;
  /** Its key. */
  readonly name: string;
  /** The pointer of a keyword; `undefined` where no schema can say the rule. */
  readonly constraint: string | undefined;
}

/** The linked error examples of a contract, by the pointer of the operation; without those that have none. */
export function errorExamplesOf(contract: Contract): Record<string, readonly LinkedExample[]> {
  const rules = Map.groupBy(documentedRules(contract), ({ operation }) => operation.pointer);
  const entries = [...rules].map(([pointer, ofOperation]): [string, LinkedExample[]] => [
    pointer,
    ofOperation.flatMap(({ status, name, constraint, serverState }) =>
      constraint === undefined && serverState === undefined ? [] : [{ status, name, constraint }],
    ),
  ]);
  return Object.fromEntries(entries.filter(([, linked]) => linked.length > 0));
}

/**
 * The name of the error example that speaks of what is wrong with a request: one that is linked to a constraint
 * which the request breaks. Where several are broken, those that speak of the value itself come before those that
 * combine schemas, which often fail because of them. `undefined` when none is linked.
 *
 * @param broken JSON pointers of the keywords that the request breaks
 */
export function chooseErrorExample(
  examples: readonly LinkedExample[],
  status: number,
  broken: readonly string[],
): string | undefined {
  const fitting = examples
    .filter((example) => hasStatus(example.status, status))
    .filter(({ constraint }) => broken.some((pointer) => isOf(pointer, constraint)));
  const direct = fitting.find(({ constraint = '' }) => !/\/(allOf|anyOf|oneOf|not|if)$/.test(constraint));
  return (direct ?? fitting[0])?.name;
}

/** The names of the examples of a status of which is said what they speak of. */
export function linkedNames(examples: readonly LinkedExample[], status: number): readonly string[] {
  return examples.filter((example) => hasStatus(example.status, status)).map(({ name }) => name);
}

function hasStatus(documented: string, status: number): boolean {
  return documented === String(status) || documented.toUpperCase() === `${String(status).charAt(0)}XX`;
}

/** `required` is a constraint as a whole, and for each of its names. */
function isOf(pointer: string, constraint: string | undefined): boolean {
  if (constraint === undefined) return false;
  return pointer === constraint || (constraint.endsWith('/required') && pointer.startsWith(`${constraint}/`));
}
