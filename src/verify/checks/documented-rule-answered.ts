import type { Check } from '../check.ts';
import { needsState } from '../verdict.ts';

/** A broken constraint is answered as the documented error that is linked to it. */
export const documentedRuleAnswered: Check = {
  name: 'documented-rule-answered',
  title:
    'A request that breaks a constraint is answered with the error example that is linked to it, by its texts.',
  help: 'Give the documented error as the reason, or correct the example or its link.',
  run: (exchange) => {
    const { target, errors, body } = exchange;
    const { operation, expectation, sends } = exchange.case;
    const { status } = exchange.answer;
    // Prism answers every broken rule with the first example of the response.
    if (target === 'mock' || expectation.kind !== 'rejected' || status < 400 || status >= 500) return [];
    // What is refused for the state of the server says nothing of the rule.
    if (needsState(exchange) !== undefined) return [];
    const { breaks } = expectation;
    return errors.unsaid(expectation, body.kind === 'json' ? body.value : null).map((name) => ({
      message: `${operation.title} answered ${status} to ${sends}, and did not say so as the documented error ${JSON.stringify(name)}.`,
      pointer: breaks.pointer,
      cause: `${breaks.key} ${name}`,
      severity: 'warning' as const,
    }));
  },
};
