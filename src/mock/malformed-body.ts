import type { Preferences } from './preferences.ts';
import type { PrismAnswer, PrismOperation, PrismRequest } from './prism.ts';

/**
 * The answer to a body that is not what its media type says, on which Prism's own server hangs: what the operation
 * documents for a 400, else a problem. A request without credentials is told so first.
 *
 * @param request what is wrong with the body is among its violations
 */
export async function malformedBodyAnswer(
  operation: PrismOperation,
  request: PrismRequest,
  preferences: Preferences,
  detail: string,
): Promise<PrismAnswer> {
  const violations = request.violations.map((violation) => ({ ...violation, code: String(violation.code) }));
  const isDocumented = operation.statuses.some((status) => /^(400|4XX|default)$/i.test(status));
  const wanted = preferences.code === 400 ? preferences : {};
  const answer = await operation.answer(
    { ...request, violations: [] },
    isDocumented ? { ...wanted, code: 400 } : {},
  );
  if (answer.violations.some(({ code }) => code === '401')) return answer;
  if (isDocumented) return { ...answer, violations: [...violations, ...answer.violations] };
  const problem = { status: 400, title: 'Malformed body', detail };
  return { kind: 'problem', problem, violations };
}
