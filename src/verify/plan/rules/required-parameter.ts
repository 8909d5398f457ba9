import { ruleConstraint } from '../../constraint.ts';
import { withoutPart, writeDraft } from '../../draft.ts';
import type { Part } from '../../part.ts';
import { rejection } from '../part-cases.ts';
import { caseOf, joinPlans, validCaseId, type PlanContext, type Planned } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

/** A required query, header or cookie parameter is present. A path without its parameter is another path. */
export const requiredParameter: RequestRule = {
  name: 'required-parameter',
  summary:
    'A required query, header or cookie parameter is present (OpenAPI 3.1, "Parameter Object", required).',
  plan: (context) => {
    const required = context.parts.parameters.filter((part) => part.required && part.in !== 'path');
    return joinPlans(required.map((part) => withoutParameter(context, part)));
  },
};

function withoutParameter(context: PlanContext, part: Part): Planned {
  const { operation, base } = context;
  const constraint = ruleConstraint(operation, 'required-parameter', `${part.pointer}/required`, part.key);
  const request = writeDraft(operation, withoutPart(base, part));
  if (!request) return { cases: [], constraints: [] };
  const accepting = [validCaseId(operation)];
  if (part.isValidWhenAbsent) {
    const whyNotRejecting = {
      reason: 'an object without members is written like one that is not there',
      impossible: true,
    };
    return { cases: [], constraints: [{ constraint, accepting, rejecting: [], whyNotRejecting }] };
  }
  const name = `violation:${part.key}/missing`;
  const breaking = caseOf(
    context,
    name,
    `a request without the ${part.title}`,
    request,
    rejection(constraint),
  );
  return { cases: [breaking], constraints: [{ constraint, accepting, rejecting: [breaking.id] }] };
}
