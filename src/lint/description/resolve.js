import { toTokens, valueAt } from './json-pointer.js';

/**
 * A value and the tokens of where it really stands, behind its references.
 * @typedef {{ tokens: string[], value: unknown }} Place
 */

/**
 * What stands at a place, references within the document followed; `undefined` when nothing does, or
 * they lead in a circle.
 * @param {unknown} document
 * @param {readonly string[]} tokens
 * @returns {Place | undefined}
 */
export function resolve(document, tokens) {
  let at = [...tokens];
  for (let steps = 0; steps < 100; steps += 1) {
    const value = valueAt(document, at);
    if (value === undefined) return undefined;
    if (!isObject(value) || typeof value.$ref !== 'string') return { tokens: at, value };
    const target = value.$ref.startsWith('#') ? toTokens(value.$ref) : undefined;
    if (!target) return undefined;
    at = target;
  }
  return undefined;
}

/**
 * The members or items below a place, each resolved; none when it holds neither an object nor an array.
 * @param {unknown} document
 * @param {Place | undefined} place
 * @param {...string} tokens
 * @returns {(Place & { key: string })[]}
 */
export function children(document, place, ...tokens) {
  const parent = place && resolve(document, [...place.tokens, ...tokens]);
  if (!parent || typeof parent.value !== 'object' || parent.value === null) return [];
  return Object.keys(parent.value).flatMap((key) => {
    const child = resolve(document, [...parent.tokens, key]);
    return child ? [{ key, ...child }] : [];
  });
}

/**
 * Whether a value is a JSON object.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
