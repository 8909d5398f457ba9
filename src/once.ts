/** What is worked out once, by the word of the schema engine. */
export { once } from './schema/once.ts';
