import { ruleConstraint } from '../../constraint.ts';
import { essence, isJson } from '../../../wire/media-type.ts';
import { baseRequestCase, validCaseId } from '../plan-context.ts';
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
    const words = {
      name: 'violation:body/well-formed',
      sends: 'a body that is not JSON',
      expectation: { kind: 'rejected', breaks: constraint, consequences: [], undocumented: [400] },
    } as const;
    const breaking = baseRequestCase(context, words, (request) => ({
      ...request,
      body: { ...body, bytes: malformed },
    }));
    return {
      cases: [breaking],
      constraints: [{ constraint, accepting: [validCaseId(operation)], rejecting: [breaking.id] }],
    };
  },
};
