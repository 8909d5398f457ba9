import { ruleConstraint } from '../../constraint.ts';
import { withoutPart, writeDraft } from '../../draft.ts';
import type { Part } from '../../part.ts';
import { caseOf, joinPlans, validCaseId, type PlanContext, type Planned } from '../plan-context.ts';
import type { RequestRule } from './request-rule.ts';

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
  const limit = context.limits.find((known) =>
    known.applies({ keyword: 'required-parameter', value: true, in: part.in, style: part.style }),
  );
  const accepting = [validCaseId(operation)];
  if (limit)
    return {
      cases: [],
      constraints: [{ constraint, accepting, rejecting: [], whyNotRejecting: limit.what }],
    };
  const breaking = caseOf(
    context,
    `violation:${part.key}/missing`,
    `a request without the ${part.title}`,
    request,
    {
      kind: 'rejected',
      breaks: constraint,
      undocumented: [],
    },
  );
  return { cases: [breaking], constraints: [{ constraint, accepting, rejecting: [breaking.id] }] };
}
