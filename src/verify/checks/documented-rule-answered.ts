import type { Check } from '../check.ts';

/** A broken constraint is answered as the documented error that is linked to it. */
export const documentedRuleAnswered: Check = {
  name: 'documented-rule-answered',
  title:
    'A request that breaks a constraint is answered with the error example that is linked to it, by its texts.',
  help: 'Give the documented error as the reason, or correct the example or its link.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, body, target, errors }) => {
    // Prism answers every broken rule with the first example of the response.
    if (target === 'mock' || expectation.kind !== 'rejected' || status < 400 || status >= 500) return [];
    const { breaks } = expectation;
    return errors.unsaid(expectation, body.kind === 'json' ? body.value : null).map((name) => ({
      message: `${operation.title} answered ${status} to ${sends}, and did not say so as the documented error ${JSON.stringify(name)}.`,
      pointer: breaks.pointer,
      cause: `${breaks.key} ${name}`,
      severity: 'warning' as const,
    }));
  },
};
