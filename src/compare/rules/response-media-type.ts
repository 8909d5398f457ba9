import { mediaTypeDrafts } from '../bodies.ts';
import type { Rule } from '../rule.ts';
import { responseBodies } from '../statuses.ts';

/** The media types of answers. */
export const responseMediaType: Rule = {
  name: 'response-media-type',
  title: 'Answers keep their media types.',
  ofExchange: (pair) => responseBodies(pair).flatMap((bodies) => mediaTypeDrafts(pair, bodies)),
};
