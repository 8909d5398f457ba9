import { ruleConstraint } from '../../constraint.ts';
import { withoutPart } from '../../draft.ts';
import type { Part } from '../../part.ts';
import { rejection } from '../part-cases.ts';
import { draftCase, joinPlans, validCaseId, type PlanContext, type Planned } from '../plan-context.ts';
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
  const draft = withoutPart(base, part);
  const accepting = [validCaseId(operation)];
  if (part.isValidWhenAbsent) {
    const whyNotRejecting = {
      reason: 'an object without members is written like one that is not there',
      impossible: true,
    };
    return { cases: [], constraints: [{ constraint, accepting, rejecting: [], whyNotRejecting }] };
  }
  const words = {
    name: `violation:${part.key}/missing`,
    sends: `a request without the ${part.title}`,
    expectation: rejection(constraint),
  };
  const breaking = draftCase(context, words, { draft });
  if (!breaking) return { cases: [], constraints: [] };
  return { cases: [breaking], constraints: [{ constraint, accepting, rejecting: [breaking.id] }] };
}
