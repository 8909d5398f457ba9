import type { Check } from '../check.ts';

/** What was created is there. */
export const resourceAvailableAfterCreation: Check = {
  name: 'resource-available-after-creation',
  title: 'What a request created can be read at once, under the id that the answer gave.',
  help: 'Answer the creation when the resource can be read, or with 202, or correct the id in the answer.',
  run: ({ case: { operation, expectation, sends }, answer: { status } }) => {
    if (expectation.kind !== 'accepted' || expectation.created === undefined) return [];
    if (status !== 404 && status !== 410) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}: what was created is not there.`,
        pointer: operation.pointer,
        cause: operation.title,
        severity: expectation.created === 'certainly' ? 'error' : 'warning',
      },
    ];
  },
};
