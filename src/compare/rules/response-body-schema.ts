import { bodySchemaDrafts } from '../bodies.ts';
import type { Rule } from '../rule.ts';
import { responseBodies } from '../statuses.ts';

/** The schemas of the bodies of answers. */
export const responseBodySchema: Rule = {
  name: 'response-body-schema',
  title: 'Every answer that may come now could have come before.',
  ofExchange: (pair) => responseBodies(pair).flatMap((bodies) => bodySchemaDrafts(pair, bodies)),
};
