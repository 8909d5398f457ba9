import type { Flat, Shape } from './flat.ts';

/**
 * One way to serialise a parameter (OpenAPI 3.1, "Style Values"; RFC 6570). Reading is what a plain
 * server does: it decodes, then splits. What does not survive writing and then reading is ambiguous on
 * the wire, and nothing can be concluded from it.
 */
export interface Style {
  readonly name: string;
  /** The text for a parameter, or `undefined` when the style cannot carry the value. */
  write(name: string, flat: Flat, explode: boolean, encode: Encode): string | undefined;
  /** The value in a text when it is taken for a `shape`, or `undefined` when it is not one. */
  read(name: string, text: string, explode: boolean, shape: Shape, decode: Encode): Flat | undefined;
}

/** Escapes (or unescapes) one leaf for the place where it travels. */
export type Encode = (text: string) => string;
