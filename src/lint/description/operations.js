import { children } from './resolve.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

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
    children(document, item)
      .filter(({ key }) => methods.has(key))
      .map(({ key, tokens, value }) => ({ tokens, value, item, title: `${key.toUpperCase()} ${item.key}` })),
  );
}
