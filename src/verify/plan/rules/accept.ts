import { withHeader } from '../../../wire/wire-request.ts';
import { essence } from '../../../wire/media-type.ts';
import { baseRequestCase } from '../plan-context.ts';
import type { RequestRule } from '../request-rule.ts';

/** How many types are asked for, each alone. */
const most = 5;

/**
 * Each described type of a success can be asked for. A server may disregard what is asked for, so that nothing about a
 * constraint follows from the answer: there are cases, and no constraints.
 */
export const accept: RequestRule = {
  name: 'accept',
  summary:
    'Each described media type of a success is answered when it alone is asked for (RFC 9110, section 12.5.1).',
  plan: (context) => {
    const { operation, target, excuse } = context;
    const success = operation.responses.find(({ status }) => status.startsWith('2'));
    const described = (success?.content ?? []).map(({ type }) => type).filter((type) => !type.includes('*'));
    // Those that differ by parameters alone are one.
    const types = [...new Map(described.map((type) => [essence(type), type])).values()];
    // What a mock answers is asked for in its own way.
    if (types.length < 2 || target.kind === 'mock' || isFixed(target.headers))
      return { cases: [], constraints: [] };
    const cases = types.slice(0, most).map((type) =>
      baseRequestCase(
        context,
        {
          name: `accept:${essence(type)}`,
          sends: `a valid request that accepts ${essence(type)} alone`,
          expectation: { kind: 'accepted', accepts: type, ...(excuse !== undefined && { excuse }) },
        },
        (request) => withHeader(request, 'accept', type),
      ),
    );
    return { cases, constraints: [] };
  },
};

function isFixed(headers: Readonly<Record<string, string>> = {}): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'accept');
}
