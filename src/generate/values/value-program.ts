import type { Json } from '../../json.ts';
import { isObject } from '../../json.ts';
import { propertyName, stringLiteral } from '../literal.ts';
import type { Claim } from './claim.ts';

/** A program that compiles if all claims hold. */
export interface ValueProgram {
  readonly text: string;
  /** The claims by the lines that a compiler complains of. */
  readonly lines: ReadonlyMap<number, Claim>;
}

const imports = ['BodyOf', 'components', 'Methods', 'paths', 'Readable', 'ResultOf', 'Writable'];

/** A property that all have in common: none in common is a complaint where a type has no required ones. */
const loose = ['declare const loose: unique symbol;', 'export type Loose = { readonly [loose]?: 1 };'];

/**
 * The program of claims about types that a module exports.
 *
 * @param module what is imported, as a path that the compiler resolves
 */
export function valueProgram(claims: readonly Claim[], module: string): ValueProgram {
  const types = claims.map(({ place }) => place.type).join(' ');
  const used = imports.filter((name) => new RegExp(String.raw`\b${name}\b`).test(types));
  const text = [`import type { ${used.join(', ')} } from ${stringLiteral(module)};`, ...loose];
  const lines = new Map<number, Claim>();
  for (const [index, claim] of claims.entries()) {
    if (!claim.compiles) text.push('// @ts-expect-error');
    lines.set(text.length + (claim.compiles ? 1 : 0), claim);
    text.push(`export const _${index}: ${assignment(claim)};`);
  }
  return { text: `${text.join('\n')}\n`, lines };
}

function assignment({ place: { type }, compiles, plain, given }: Claim): string {
  if (given !== undefined) return `${type} = null! as ${given}`;
  return compiles ? valid(type, plain) : invalid(type, plain);
}

/** A value that stands where it is assigned may have no further property, which a schema lets it have. */
function valid(type: string, value: Json): string {
  const also = isObject(value) ? ' & Loose' : '';
  return `${type}${also} = null! as ${dataType(value)}${also}`;
}

function invalid(type: string, value: Json): string {
  return `${type} = ${dataExpression(value)}`;
}

/** The type that only a value has. */
function dataType(value: Json): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(dataType).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${typePropertyName(name)}: ${dataType(member)}`,
  );
  return `{ ${members.join('; ')} }`;
}

function typePropertyName(name: string): string {
  return name === '__proto__' ? '"__proto__"' : propertyName(name);
}

function dataExpression(value: Json): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(dataExpression).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${propertyName(name)}: ${dataExpression(member)}`,
  );
  return `{ ${members.join(', ')} }`;
}
