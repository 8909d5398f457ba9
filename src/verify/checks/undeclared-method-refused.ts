import type { Check, Failure } from '../check.ts';

/** Undeclared methods are refused as HTTP says. */
export const undeclaredMethodRefused: Check = {
  name: 'undeclared-method-refused',
  title: 'A method that a path does not declare is answered with 405.',
  help: 'Answer 405 (RFC 9110, section 15.5.6), or declare the method.',
  run: (exchange) => {
    const { case: testCase, answer } = exchange;
    if (testCase.expectation.kind !== 'method-refused') return [];
    const { pointer } = testCase.expectation.breaks;
    const failure = (message: string, cause: string, severity: Failure['severity'] = 'error'): Failure[] => [
      {
        message: `${testCase.operation.path} answered ${message}`,
        pointer,
        cause: `${testCase.operation.path} ${cause}`,
        severity,
      },
    ];
    if (answer.status < 400) return failure(`${answer.status} to ${testCase.sends}.`, 'accepted');
    if (answer.status !== 404) return [];
    return failure(`404 instead of 405 to ${testCase.sends}.`, '404', 'warning');
  },
};
