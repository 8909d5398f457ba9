import { baseRequestCase } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

/** A described HEAD says what GET says: both are sent, one after the other. */
export const head: RequestRule = {
  name: 'head',
  summary: 'HEAD is answered as GET is, but for the content (RFC 9110, section 9.3.2).',
  plan: (context) => {
    const { operation, contract, target, excuse } = context;
    const hasGet = contract.operations.some(
      ({ method, path }) => method === 'get' && path === operation.path,
    );
    if (operation.method !== 'head' || !hasGet || target.kind === 'mock')
      return { cases: [], constraints: [] };
    const expectation = { kind: 'accepted', likeGet: true, ...(excuse !== undefined && { excuse }) } as const;
    const words = { name: 'head', sends: 'a valid request, after which GET is sent', expectation };
    return { cases: [baseRequestCase(context, words)], constraints: [] };
  },
};
