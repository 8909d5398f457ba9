import { typeExpression, type TypePlace } from './type-place.ts';

/** How many lines each place takes in the program. */
const linesEach = 2;

/**
 * A program whose every line, after the declarations, is one judgement; a line that does not compile
 * stands for code of a consumer that does not compile any more. For each place two:
 *
 * 1. Values still fit: what was written for a request goes into the new type, and what comes back goes
 *    into variables of the type before.
 * 2. Names still mean something: the properties and literals that code was free to write down are known
 *    to the new type. It reads alternatives of a union as one, as code that tells them apart does.
 *
 * @param places in the order in which their lines stand
 */
export function typeProgram(places: readonly TypePlace[]): string {
  return declarations + places.map(linesFor).join('');
}

/** The index of the place that a line, counted from 1, judges; `undefined` for the declarations. */
export function placeAtLine(line: number): number | undefined {
  const index = line - firstLine;
  return index < 0 ? undefined : Math.floor(index / linesEach);
}

function linesFor({ direction, base, head }: TypePlace, index: number): string {
  const view = direction === 'request' ? 'Writable' : 'Readable';
  const before = `${view}<${typeExpression(base, 'Base')}>`;
  const after = `${view}<${typeExpression(head, 'Head')}>`;
  const [sent, awaited] = direction === 'request' ? [before, after] : [after, before];
  return (
    `export const values${index} = (value: ${sent}): ${awaited} => value;\n` +
    `export const names${index} = (value: Knows<${after}>): Says<${before}> => value;\n`
  );
}

const declarations = `import type { paths as Base, Readable, Writable } from './base.ts';
import type { paths as Head } from './head.ts';
type Keys<T> = T extends readonly unknown[] ? never : T extends object ? keyof T : never;
type At<T, K extends PropertyKey> = T extends object ? (K extends keyof T ? T[K] : never) : never;
type Item<T> = T extends readonly (infer E)[] ? E : never;
type Plain<T> = Extract<T, string | number | boolean>;
type Literal<T> = T extends string ? (string extends T ? never : T) : T extends number ? (number extends T ? never : T) : Extract<T, boolean>;
type Used<T, K> = K extends PropertyKey ? ([NonNullable<At<T, K>>] extends [never] ? never : K) : never;
export interface Says<T> { literal: (literal: Literal<T>) => void; members: { [K in Keys<T> as Used<T, K>]-?: Says<At<T, K>> }; item: [Item<T>] extends [never] ? unknown : Says<Item<T>> }
export interface Knows<T> { literal: (literal: Plain<T>) => void; members: { [K in Keys<T>]-?: Knows<At<T, K>> }; item: [Item<T>] extends [never] ? unknown : Knows<Item<T>> }
`;

const firstLine = declarations.split('\n').length;
