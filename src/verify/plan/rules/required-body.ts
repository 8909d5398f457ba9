import { ruleConstraint } from '../../constraint.ts';
import { baseRequestCase, validCaseId } from '../plan-context.ts';
import { withoutBody } from '../../../wire/wire-request.ts';
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
    const words = {
      name: 'violation:body/missing',
      sends: 'a request without a body',
      // Without a body there is no declared content type either (RFC 9110, section 15.5.16).
      expectation: { kind: 'rejected', breaks: constraint, consequences: [], undocumented: [415] },
    } as const;
    const breaking = baseRequestCase(context, words, withoutBody);
    return {
      cases: [breaking],
      constraints: [{ constraint, accepting: [validCaseId(operation)], rejecting: [breaking.id] }],
    };
  },
};
