/** What is interrupted after some time, by the word of the schema engine. */
export { withinTime } from './schema/time-limit.ts';
