import { pairParameters } from '../parameters.ts';
import type { Rule } from '../rule.ts';
import { schemaDrafts } from '../schema-drafts.ts';
import { readAsText } from '../text-reading.ts';

/** The schemas of parameters. */
export const parameterSchema: Rule = {
  name: 'parameter-schema',
  title: 'Every parameter that was valid stays valid.',
  ofExchange: (pair) =>
    pairParameters(pair.base.operation, pair.head.operation).matched.flatMap(({ base, head }) => {
      if (base.schema === undefined || head.schema === undefined) return [];
      const payload = {
        area: 'parameter',
        direction: 'request',
        subject: `The ${head.in} parameter "${head.name}"`,
        base: base.schema,
        head: head.schema,
        // An empty segment is another path; the prefixes of the other two styles make one visible.
        filled: head.in === 'path' && base.style === 'simple' && head.style === 'simple',
      } as const;
      return readAsText(pair, base, head, payload) ?? schemaDrafts(pair, payload);
    }),
};
