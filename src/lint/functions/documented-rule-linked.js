import { documentedRulesOf } from '../description/documented-rules.js';

/**
 * A named example of a 400 or 422 says which constraint it speaks of by `x-constraint`, or by
 * `x-server-state` why no schema can say it. A rule that is neither is known to the publisher alone.
 * @param {unknown} document the whole description, references not followed
 */
export default function documentedRuleLinked(document) {
  return documentedRulesOf(document)
    .filter(({ statuses }) => statuses.some((status) => /^(400|422)$/.test(status)))
    .filter(({ example }) => !isLinked(example))
    .map(({ names: [name], tokens }) => ({
      message: `The documented rule ${JSON.stringify(name)} is linked to no constraint.`,
      path: tokens,
    }));
}

/** @param {Record<string, unknown>} example */
function isLinked(example) {
  const { 'x-server-state': reason } = example;
  return Object.hasOwn(example, 'x-constraint') || (typeof reason === 'string' && reason.trim() !== '');
}
