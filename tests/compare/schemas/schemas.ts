import type { Json } from '../../../src/json.ts';

/** A text. */
export const text = { type: 'string' };

/** An object with properties. */
export function object(properties: Json, more: object = {}): Json {
  return { type: 'object', properties, ...more };
}

/** A branch that is told apart by a constant. */
export function tagged(tag: string, value: Json): Json {
  return object({ tag: { const: tag }, value }, { required: ['tag'] });
}
