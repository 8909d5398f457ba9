import type { Contract } from '../contract/contract.ts';
import { documentedRules } from '../contract/documented-rule.ts';
import type { RequestConstraint } from './constraint.ts';

/** Gives the names of the documented rules that speak of a constraint. */
export type RulesOf = (constraint: RequestConstraint) => readonly string[];

/** The documented rules of a contract, by the constraints that they are linked to. */
export function rulesOfConstraints(contract: Contract): RulesOf {
  const linked = documentedRules(contract).flatMap(({ name, operation, constraint }) =>
    constraint === undefined ? [] : [{ name, operation: operation.title, constraint }],
  );
  return ({ operation, pointer }) =>
    linked
      .filter((rule) => rule.operation === operation && speaksOf(rule.constraint, pointer))
      .map(({ name }) => name);
}

/** Whether a link speaks of the constraint at a pointer; one to `required` as a whole speaks of each name in it. */
export function speaksOf(link: string, pointer: string): boolean {
  return pointer === link || (link.endsWith('/required') && pointer.startsWith(`${link}/`));
}
