/**
 * There are no values to draw: none exists, or none was found.
 *
 * @example
 * ```ts
 * import { compile, NoValueError } from 'schema-arbitraries';
 *
 * const drawn = () => {
 *   try {
 *     return compile({ type: 'string', minLength: 3, maxLength: 2 }).values;
 *   } catch (error) {
 *     return error instanceof NoValueError && error.isProved;
 *   }
 * };
 *
 * drawn(); // => true
 * ```
 */
export class NoValueError extends Error {
  override readonly name = 'NoValueError';
  /** JSON pointer to the schema. */
  readonly pointer: string;
  /** Whether it is proved that no value exists. */
  readonly isProved: boolean;

  constructor(pointer: string, isProved: boolean) {
    super(`No value of the schema at ${pointer || 'the root'} ${isProved ? 'exists' : 'was found'}.`);
    this.pointer = pointer;
    this.isProved = isProved;
  }
}
