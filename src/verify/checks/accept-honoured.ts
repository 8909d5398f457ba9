import { matchStrength } from '../../wire/media-type.ts';
import type { Check } from '../check.ts';

/** Whoever asks for a described type gets it. Servers may disregard the wish: it is no more than a warning. */
export const acceptHonoured: Check = {
  name: 'accept-honoured',
  title:
    'A request that accepts one of the described media types alone is answered in it (RFC 9110, section 12.5.1).',
  help: 'Answer in the type that Accept asks for, or describe the one type that is answered.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, response, contentType }) => {
    if (expectation.kind !== 'accepted' || expectation.accepts === undefined) return [];
    const { accepts } = expectation;
    const described = response?.content.find(({ type }) => type === accepts);
    if (status >= 300 || !described || contentType === '' || matchStrength(accepts, contentType) > 0)
      return [];
    return [
      {
        message: `${operation.title} answered ${status} with ${contentType} to ${sends}.`,
        pointer: described.pointer,
        cause: `${operation.title} ${accepts}`,
        severity: 'warning',
      },
    ];
  },
};
