/**
 * A pattern as JSON Schema means it: ECMA-262 with the `u` flag (Core 2020-12, section 6.4), or without
 * it when the pattern does not compile otherwise, as many in real descriptions do not.
 * `undefined` when it compiles in no way.
 */
export function regularExpression(pattern: string): RegExp | undefined {
  const known = compiled.get(pattern);
  if (known !== undefined) return known ?? undefined;
  const made = compile(pattern, 'u') ?? compile(pattern, '');
  if (compiled.size > 5000) compiled.clear();
  compiled.set(pattern, made ?? null);
  return made;
}

const compiled = new Map<string, RegExp | null>();

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
