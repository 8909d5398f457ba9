import { mediaTypeDrafts, requestBodies } from '../bodies.ts';
import type { Rule } from '../rule.ts';

/** The media types of request bodies. */
export const requestMediaType: Rule = {
  name: 'request-media-type',
  title: 'Every media type that could be sent can be sent.',
  ofExchange: (pair) => requestBodies(pair).flatMap((bodies) => mediaTypeDrafts(pair, bodies)),
};
