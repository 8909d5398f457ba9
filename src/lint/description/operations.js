import { children } from './resolve.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/**
 * An operation: where it stands, its Path Item, and its name as people say it.
 * @typedef {import('./resolve.js').Place & { item: import('./resolve.js').Place, title: string }} Operation
 */

/**
 * Every operation of a description, in its order.
 * @param {unknown} document
 * @returns {Operation[]}
 */
export function operationsOf(document) {
  return children(document, { tokens: [], value: document }, 'paths').flatMap((item) =>
    children(document, item).flatMap((place) => {
      const { key, tokens, value } = place;
      if (methods.has(key)) return [{ tokens, value, item, title: `${key.toUpperCase()} ${item.key}` }];
      // OpenAPI 3.2, "Path Item Object": any other method, as it is sent.
      if (key !== 'additionalOperations') return [];
      return children(document, place).map((each) => ({
        tokens: each.tokens,
        value: each.value,
        item,
        title: `${each.key} ${item.key}`,
      }));
    }),
  );
}
