import { ruleConstraint } from '../../constraint.ts';
import { caseOf, validCaseId } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

/** A required body is present. */
export const requiredBody: RequestRule = {
  name: 'required-body',
  summary: 'A required body is present (OpenAPI 3.1, "Request Body Object", required).',
  plan: (context) => {
    const { operation, baseRequest } = context;
    if (!operation.requestBody?.required || !baseRequest.body) return { cases: [], constraints: [] };
    const constraint = ruleConstraint(
      operation,
      'required-body',
      `${operation.requestBody.pointer}/required`,
    );
    const headers = baseRequest.headers.filter(([name]) => name !== 'content-type');
    const request = { ...baseRequest, headers, body: undefined };
    const breaking = caseOf(context, 'violation:body/missing', 'a request without a body', request, {
      kind: 'rejected',
      breaks: constraint,
      consequences: [],
      // Without a body there is no declared content type either (RFC 9110, section 15.5.16).
      undocumented: [415],
    });
    return {
      cases: [breaking],
      constraints: [{ constraint, accepting: [validCaseId(operation)], rejecting: [breaking.id] }],
    };
  },
};
