import type { Contract, Operation } from '../contract/contract.ts';
import { documentedRules } from '../contract/documented-rule.ts';
import type { Finding } from '../finding.ts';
import { unenforcedRule } from '../finding-cause.ts';
import { appendPointer } from '../json-pointer.ts';
import type { ConstraintCoverage } from './coverage.ts';
import type { OperationPlan } from './plan/plan.ts';
import { speaksOf } from './documented-errors.ts';

/** Says of an operation that little or nothing of it could be tried, and why. */
export function obstacleFinding(
  contract: Contract,
  { operation, obstacle, missing }: OperationPlan,
): readonly Finding[] {
  if (obstacle === undefined || missing !== undefined) return [];
  return [
    {
      rule: 'verify/operation-tried',
      severity: 'warning',
      message: `${operation.title} could not be tried: ${obstacle}.`,
      contract: contract.name,
      operation: operation.title,
      kind: obstacle,
      pointer: operation.pointer,
      location: contract.locate(operation.pointer),
      help: 'Give what is missing, or correct the description of the request.',
    },
  ];
}

/** Operations that were not tried, and the security schemes for one of which credentials are missing. */
export interface Locked {
  readonly operation: Operation;
  readonly missing?: readonly string[] | undefined;
}

/**
 * Says which operations were not tried as credentials are missing, once for the same schemes: an error of the run,
 * as nothing that is wrong with them can have been found.
 */
export function credentialsFindings(contract: Contract, results: readonly Locked[]): readonly Finding[] {
  const locked = results.filter(({ missing }) => missing !== undefined);
  const groups = Map.groupBy(locked, ({ missing = [] }) => missing.join(' or '));
  return Array.from(groups, ([names, of]) => {
    const [scheme = ''] = of[0]?.missing ?? [];
    const pointer = appendPointer('/components/securitySchemes', scheme);
    const count = of.length === 1 ? 'An operation was' : `${of.length} operations were`;
    return {
      rule: 'verify/credentials-given',
      severity: 'error',
      message: `${count} not tried but for authentication, as no credentials were given for ${names}.`,
      contract: contract.name,
      kind: names,
      pointer,
      location: contract.locate(pointer),
      evidence: [{ label: 'not tried', value: of.map(({ operation }) => operation.title) }],
      help: `Give them: --auth ${scheme}=env:NAME, or --auth-command. To leave the operations out, choose others by --path, --tag or --operation.`,
    } as const;
  });
}

/** The rule of what ends a run before its end. */
export const serverGone = 'verify/server-gone';

/** Says that the run ended before its end. */
export function stoppedFinding(contract: Contract, reason: string | undefined): readonly Finding[] {
  if (reason === undefined) return [];
  return [
    {
      rule: serverGone,
      severity: 'error',
      message: `The run was stopped: ${reason}.`,
      contract: contract.name,
      pointer: '',
      location: contract.locate(''),
      help: 'Look in the log of the server for why it died or hangs, and run again.',
    },
  ];
}

/** Says of each documented rule that it is linked to a constraint which no request of its operation meets. */
export function unlinkedFindings(
  contract: Contract,
  operations: readonly Operation[],
  coverage: readonly ConstraintCoverage[],
): readonly Finding[] {
  const rules = documentedRules(contract).filter((rule) => operations.includes(rule.operation));
  return rules.flatMap(({ name, operation, constraint, pointer }) => {
    if (constraint === undefined) return [];
    const met = coverage.some(
      (row) => row.operation === operation.title && speaksOf(constraint, row.pointer),
    );
    return met ? [] : [unlinked(contract, name, constraint, pointer)];
  });
}

function unlinked(contract: Contract, name: string, constraint: string, pointer: string): Finding {
  return {
    rule: 'verify/documented-rule-enforced',
    severity: 'error',
    message: `The documented rule ${JSON.stringify(name)} is not enforced: no constraint of the request stands at ${constraint}.`,
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    help: 'Add the keyword in an overlay, or link the example to the keyword that says its rule.',
    cause: unenforcedRule(pointer),
  };
}

/** Says of each schema whose values could not be judged, and why. */
export function unjudgedFindings(
  contract: Contract,
  unjudged: ReadonlyMap<string, string>,
): readonly Finding[] {
  return Array.from(unjudged, ([pointer, reason]) => ({
    rule: 'verify/schema-judged',
    severity: 'warning',
    message: `Values of the schema at ${pointer} cannot be judged: the validator fails on some (${reason}).`,
    contract: contract.name,
    pointer,
    location: contract.locate(pointer),
    help: 'Say the same with simpler keywords: unevaluatedProperties and unevaluatedItems are the likeliest cause.',
  }));
}
