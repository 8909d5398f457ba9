import type { Preferences } from './preferences.ts';
import type { PrismAnswer, PrismOperation, PrismRequest } from './prism.ts';

/**
 * The answer to a body that is said to be JSON and is not, on which Prism's own server hangs: what the
 * operation documents for a 400, else a problem. A request without credentials, or of a media type
 * that the operation does not take, is told so first.
 */
export async function malformedBodyAnswer(
  operation: PrismOperation,
  request: PrismRequest,
  preferences: Preferences,
  detail: string,
): Promise<PrismAnswer> {
  const judged = await operation.answer(request, preferences);
  if (judged.violations.some(({ code }) => code === '401' || code === '415')) return judged;
  const violation = {
    location: ['request', 'body'],
    severity: 'error',
    code: 'json',
    message: detail,
  } as const;
  if (!operation.statuses.some((status) => /^(400|4XX|default)$/i.test(status))) {
    const problem = { status: 400, title: 'Malformed JSON', detail };
    return { kind: 'problem', problem, violations: [violation] };
  }
  const wanted = preferences.code === 400 ? preferences : {};
  const answer = await operation.answer(request, { ...wanted, code: 400 }, { validate: false });
  return { ...answer, violations: [violation, ...answer.violations] };
}
