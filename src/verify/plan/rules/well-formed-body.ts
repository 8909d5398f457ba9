import { ruleConstraint } from '../../constraint.ts';
import { essence, isJson } from '../../../wire/media-type.ts';
import { caseOf, validCaseId } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

/** A text that no JSON parser takes: it ends within an object. */
const malformed = '{"malformed":';

/** A JSON body is JSON. */
export const wellFormedBody: RequestRule = {
  name: 'well-formed-body',
  summary: 'A JSON body is JSON (RFC 8259, section 9; RFC 9110, section 15.5.1).',
  plan: (context) => {
    const { operation, baseRequest, parts, base } = context;
    const { body } = baseRequest;
    const part = parts.bodies.find((candidate) => base.has(candidate));
    if (!body || !part || !isJson(essence(body.contentType))) return { cases: [], constraints: [] };
    const constraint = ruleConstraint(operation, 'well-formed-body', part.pointer);
    const request = { ...baseRequest, body: { ...body, bytes: malformed } };
    const breaking = caseOf(context, 'violation:body/well-formed', 'a body that is not JSON', request, {
      kind: 'rejected',
      breaks: constraint,
      consequences: [],
      undocumented: [400],
    });
    return {
      cases: [breaking],
      constraints: [{ constraint, accepting: [validCaseId(operation)], rejecting: [breaking.id] }],
    };
  },
};
