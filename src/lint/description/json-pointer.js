/*
 * What Spectral loads is JavaScript, and it cannot read the toolkit's TypeScript: this says again, for
 * the lint functions, what src/json-pointer.ts says.
 */

/**
 * Joins reference tokens to a JSON pointer (RFC 6901).
 * @param {readonly (string | number)[]} tokens
 * @returns {string}
 */
export function toPointer(tokens) {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * The reference tokens of a JSON pointer, or of a reference within the document (`#/a%20b`); `undefined`
 * for anything else.
 * @param {unknown} pointer
 * @returns {string[] | undefined}
 */
export function toTokens(pointer) {
  if (typeof pointer !== 'string') return undefined;
  const plain = pointer.startsWith('#') ? decoded(pointer.slice(1)) : pointer;
  if (plain === undefined || (plain !== '' && !plain.startsWith('/'))) return undefined;
  return plain
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * The value that reference tokens lead to; `undefined` when nothing is there. Only own members count.
 * @param {unknown} document
 * @param {readonly (string | number)[]} tokens
 * @returns {unknown}
 */
export function valueAt(document, tokens) {
  let value = document;
  for (const token of tokens) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = value[token];
  }
  return value;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
