import { bodySchemaDrafts, requestBodies } from '../bodies.ts';
import type { Rule } from '../rule.ts';

/** The schemas of request bodies. */
export const requestBodySchema: Rule = {
  name: 'request-body-schema',
  title: 'Every request body that was valid stays valid.',
  ofExchange: (pair) => requestBodies(pair).flatMap((bodies) => bodySchemaDrafts(pair, bodies)),
};
