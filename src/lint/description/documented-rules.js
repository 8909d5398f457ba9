import { toPointer } from './json-pointer.js';
import { operationsOf } from './operations.js';
import { children } from './resolve.js';

/**
 * A rule that the publisher documents by a named example of a 4xx response: the example's place, the names
 * it goes by, and the operations that answer it, with their status.
 * @typedef {{
 *   tokens: string[],
 *   example: Record<string, unknown>,
 *   names: string[],
 *   statuses: string[],
 *   operations: import('./operations.js').Operation[],
 * }} DocumentedRule
 */

/**
 * The documented rules of a description: one an example, however many operations share it.
 * @param {unknown} document
 * @returns {DocumentedRule[]}
 */
export function documentedRulesOf(document) {
  /** @type {Map<string, DocumentedRule>} */
  const rules = new Map();
  for (const operation of operationsOf(document)) {
    for (const { name, status, tokens, value } of examplesOf(document, operation)) {
      const key = toPointer(tokens);
      const rule = rules.get(key) ?? { tokens, example: value, names: [], statuses: [], operations: [] };
      rules.set(key, rule);
      rule.names.push(name);
      rule.statuses.push(status);
      rule.operations.push(operation);
    }
  }
  return [...rules.values()];
}

/**
 * @param {unknown} document
 * @param {import('./operations.js').Operation} operation
 */
function examplesOf(document, operation) {
  return children(document, operation, 'responses')
    .filter(({ key }) => /^4(\d\d|XX)$/.test(key))
    .flatMap((response) =>
      children(document, response, 'content').flatMap((mediaType) =>
        children(document, mediaType, 'examples')
          .filter(({ value }) => typeof value === 'object' && value !== null)
          .map(({ key, tokens, value }) => ({ name: key, status: response.key, tokens, value })),
      ),
    );
}
