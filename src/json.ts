/** The words for JSON values, which the schema engine owns. */
export { isObject, setOwn, textOf } from './schema/json.ts';
export type { Json, JsonObject } from './schema/json.ts';
