/**
 * Patterns judged in bounded time, and those that hang other engines.
 *
 * @module
 */
export { slowText } from './languages/backtracking.ts';
export { matches } from './languages/matcher.ts';
