/**
 * A pattern as JSON Schema means it: ECMA-262 with the `u` flag (Core 2020-12, section 6.4), or without
 * it when the pattern does not compile otherwise, as many in real descriptions do not.
 */
export function expression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
