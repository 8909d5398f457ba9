/**
 * A string as a TypeScript string literal. JSON's escapes are TypeScript's as well, lone surrogates
 * included; line separators are escaped too, as not every tool knows that strings may hold them.
 */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** A string as the name of a property in an object literal or a type: bare where it can be. */
export function propertyName(name: string): string {
  // In an object literal `__proto__: x` sets the prototype, quoted or not; computed it is a property.
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** Plain data as a TypeScript expression, in one line. `undefined` members are left out. */
export function dataLiteral(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(dataLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${propertyName(name)}: ${dataLiteral(member)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}
