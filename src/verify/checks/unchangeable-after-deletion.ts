import { documentedResponse } from '../exchange.ts';
import type { Check } from '../check.ts';

/** What was deleted, and is not found any more, cannot be changed. */
export const unchangeableAfterDeletion: Check = {
  name: 'unchangeable-after-deletion',
  title: 'What was deleted and is not found any more cannot be changed; PUT may create it again, with 201.',
  help: 'Answer 404 or 410 to a change of what is deleted, or 201 where PUT creates it.',
  run: ({ case: { operation, expectation, sends }, answer: { status } }) => {
    if (expectation.kind !== 'accepted' || !expectation.isAfterDeletion) return [];
    if (status >= 300 || status === 201 || status === 202) return [];
    // Where PUT creates what is not there, nothing says so by 404.
    const mayCreate =
      operation.method === 'put' && operation.responses.every(({ status: code }) => !/^4(04|10)/.test(code));
    if (mayCreate || documentedResponse(operation.responses, 201)?.status === '201') return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}: what was deleted, and was not found any more, was changed.`,
        pointer: operation.pointer,
        cause: operation.title,
      },
    ];
  },
};
