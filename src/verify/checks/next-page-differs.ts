import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../check.ts';
import { itemsOf } from '../resources/items.ts';

/** The next page that a list links to is there, and is another one. */
export const nextPageDiffers: Check = {
  name: 'next-page-differs',
  title: 'The next page that a response links to can be read, and has other items.',
  help: 'Link to a page that is there, or leave the link out on the last page.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, body }) => {
    if (expectation.kind !== 'accepted' || !expectation.previousPage) return [];
    const failure = (what: string, cause: string) => [
      {
        message: `${operation.title} answered ${status} to ${sends}: ${what}.`,
        pointer: operation.pointer,
        cause: `${operation.title} ${cause}`,
      },
    ];
    if (status >= 400 && status < 500 && status !== 401 && status !== 403 && status !== 429)
      return failure('the page that it was linked to is not there', 'missing');
    const items = body.kind === 'json' ? itemsOf(body.value) : [];
    const { previousPage } = expectation;
    return items.length > 0 && isDeepStrictEqual(items, previousPage)
      ? failure('the next page has the items of the page before', 'same')
      : [];
  },
};
