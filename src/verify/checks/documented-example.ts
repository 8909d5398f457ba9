import { isDeepStrictEqual } from 'node:util';
import type { DocumentedAnswer } from '../case.ts';
import type { Exchange } from '../exchange.ts';
import type { Check, Failure } from '../check.ts';

/** A mock answers the examples that the contract documents. */
export const documentedExample: Check = {
  name: 'documented-example',
  title: 'A mock answers each named example of a response when it is asked for it.',
  help: 'Look whether the example, its name or its status can be asked for: two examples of one name cannot.',
  run: (exchange) => {
    const { expectation } = exchange.case;
    return expectation.kind === 'example' ? judge(exchange, expectation) : [];
  },
};

function judge(exchange: Exchange, expected: DocumentedAnswer): readonly Failure[] {
  const { case: testCase, answer } = exchange;
  const failure = (message: string): Failure[] => [
    {
      message: `${testCase.operation.title} answered ${message} to ${testCase.sends}.`,
      pointer: expected.example.pointer,
      cause: testCase.id,
      evidence: [{ label: 'example', value: expected.example.value }],
    },
  ];
  if (answer.status !== expected.status) return failure(`${answer.status} instead of ${expected.status}`);
  return isExample(exchange, expected) ? [] : failure(`${answer.status} with another body than the example`);
}

function isExample({ body }: Exchange, { value }: DocumentedAnswer): boolean {
  if (body.kind === 'json') return isDeepStrictEqual(body.value, value);
  return body.kind === 'text' && (typeof value !== 'string' || body.value === value);
}
