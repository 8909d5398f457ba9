import { ruleConstraint } from '../../constraint.ts';
import { matchMediaType } from '../../../wire/media-type.ts';
import { withHeader } from '../../../wire/wire-request.ts';
import { baseRequestCase, validCaseId } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

const undeclared = 'application/x-undeclared';

/** A required body has a media type that the operation declares. Optional bodies may be ignored instead. */
export const contentType: RequestRule = {
  name: 'content-type',
  summary: 'A required body has a declared media type (OpenAPI 3.1, "Request Body Object", content).',
  plan: (context) => {
    const { operation, baseRequest } = context;
    const body = operation.requestBody;
    if (!body?.required || !baseRequest.body || matchMediaType(body.content, undeclared)) {
      return { cases: [], constraints: [] };
    }
    const constraint = ruleConstraint(operation, 'content-type', `${body.pointer}/content`);
    const words = {
      name: 'violation:body/content-type',
      sends: `a body as ${undeclared}`,
      expectation: { kind: 'rejected', breaks: constraint, consequences: [], undocumented: [400, 415] },
    } as const;
    const breaking = baseRequestCase(context, words, (request) =>
      withHeader(request, 'content-type', undeclared),
    );
    return {
      cases: [breaking],
      constraints: [{ constraint, accepting: [validCaseId(operation)], rejecting: [breaking.id] }],
    };
  },
};
