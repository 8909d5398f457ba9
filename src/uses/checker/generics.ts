import { escape, itemOf } from './flows.ts';
import type { Reader } from './reader.ts';
import ts from './typescript.ts';

/** What is known of generic functions of the consumer's own while a program is read. */
export interface Generics {
  /** Type parameters whose values go where nobody sees them, by their symbols. */
  readonly escaping: Set<ts.Symbol>;
  /** Values that were given for type parameters. */
  readonly given: { readonly parameter: ts.Symbol; readonly type: ts.Type; readonly at: ts.Node }[];
}

/** The type parameter that a type is, or an array of. */
function parameterIn(reader: Reader, type: ts.Type): ts.Symbol | undefined {
  if ((type.flags & ts.TypeFlags.TypeParameter) !== 0) return type.symbol;
  const item = itemOf(reader.checker, type);
  return item && (item.flags & ts.TypeFlags.TypeParameter) !== 0 ? item.symbol : undefined;
}

/** Notes that a value of a type parameter goes where nobody sees it: `JSON.stringify(value)` in `save<T>(value: T)`. */
export function noteEscape(reader: Reader, type: ts.Type): void {
  const parameter = parameterIn(reader, type);
  if (parameter) reader.generics.escaping.add(parameter);
}

/** Notes what is given for a parameter whose type a generic function declares. */
export function noteGiven(reader: Reader, type: ts.Type, declared: ts.Type, at: ts.Node): void {
  const parameter = parameterIn(reader, declared);
  if (parameter && (reader.carries(type) || parameterIn(reader, type)))
    reader.generics.given.push({ parameter, type, at });
}

/** Records what escapes through generic functions, however many call each other: to be called when all is read. */
export function settleGenerics(reader: Reader): void {
  const { escaping, given } = reader.generics;
  for (const parameter of escaping)
    for (const each of given)
      if (each.parameter === parameter) {
        const outer = parameterIn(reader, each.type);
        if (outer) escaping.add(outer);
        else escape(reader, each.type, each.at);
      }
}
