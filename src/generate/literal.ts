/**
 * Escapes, in source text, the characters that show nothing, break lines for some readers only, or
 * turn the order in which text is shown (CVE-2021-42574), as well as lone surrogates, which no file
 * can hold. Where such a character stands in a string literal, its meaning is kept.
 */
export function escapeInvisible(source: string): string {
  return source.replaceAll(
    /[^\P{Cc}\t\n]|[\u2028-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A string as a TypeScript string literal: JSON's escapes are TypeScript's as well. */
export function stringLiteral(text: string): string {
  return escapeInvisible(JSON.stringify(text));
}

/** A string as the name of a property in an object literal or a type: bare where it can be. */
export function propertyName(name: string): string {
  // In an object literal `__proto__: x` sets the prototype, quoted or not; computed it is a property.
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** What is written as code of its own. */
export abstract class Code {
  abstract toString(): string;
}

/** A name in code. */
export class Name extends Code {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  override toString(): string {
    return this.name;
  }
}

/** Plain data as a TypeScript expression, in one line. `undefined` members are left out. */
export function dataLiteral(value: unknown): string {
  if (value instanceof Code) return value.toString();
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(dataLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${propertyName(name)}: ${dataLiteral(member)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}
