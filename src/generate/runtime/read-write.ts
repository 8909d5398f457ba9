import type { Stream } from './stream.ts';

/** How `schema.ts` marks a `readOnly` property: only answers hold it. */
interface ReadOnly<Value> {
  readonly $read: Value;
}

/** How `schema.ts` marks a `writeOnly` property: only requests hold it. */
interface WriteOnly<Value> {
  readonly $write: Value;
}

type IsMarked<Value, Mark> = [NonNullable<Value>] extends [never]
  ? false
  : [NonNullable<Value>] extends [Mark]
    ? true
    : false;

/** What is no object of JSON. */
type Opaque =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | Date
  | { readonly [Symbol.toStringTag]: `Temporal.${string}` };

/** An object as answers hold it. */
type Read<Value> = {
  [Key in keyof Value as IsMarked<Value[Key], WriteOnly<unknown>> extends true ? never : Key]: Readable<
    Value[Key]
  >;
};

/** An object as requests hold it. */
type Written<Value> = {
  [Key in keyof Value as IsMarked<Value[Key], ReadOnly<unknown>> extends true ? never : Key]: Writable<
    Value[Key]
  >;
};

/** An object of which nothing is left is one still: `{}` would be any value but null. */
type AnObject<Value> = keyof Value extends never ? Record<string, unknown> : Value;

/** A value as answers hold it: no `writeOnly` properties, `readOnly` ones unmarked. */
export type Readable<Value> =
  Value extends ReadOnly<infer Inner>
    ? Readable<Inner>
    : Value extends Opaque
      ? Value
      : Value extends Stream<infer Item>
        ? Stream<Readable<Item>>
        : Value extends readonly unknown[]
          ? { [Key in keyof Value]: Readable<Value[Key]> }
          : Value extends object
            ? AnObject<Read<Value>>
            : Value;

/** A value as requests hold it: no `readOnly` properties, `writeOnly` ones unmarked. */
export type Writable<Value> =
  Value extends WriteOnly<infer Inner>
    ? Writable<Inner>
    : Value extends Opaque
      ? Value
      : Value extends readonly unknown[]
        ? { [Key in keyof Value]: Writable<Value[Key]> }
        : Value extends object
          ? AnObject<Written<Value>>
          : Value;
