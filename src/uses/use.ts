import type { Json } from '../json.ts';

/** Where a use stands in a consumer's source. */
export interface UsePlace {
  /** Path of the file from the consumer's folder on, with `/` between its parts. */
  readonly file: string;
  /** The declaration around it: `checkout`, `Cart.add`; empty at the top of a file. Lines move, declarations seldom. */
  readonly declaration: string;
  /** Counted from 1; not there when it was read from a file of uses. */
  readonly line?: number;
  readonly column?: number;
}

/** Whom an object was made for: for a request, as what a response holds (a fixture), or nobody can tell. */
export type Purpose = 'request' | 'response' | 'either';

/** The names that an object is given where it is made. */
export interface Given {
  /** Those that it always has. */
  readonly names: readonly string[];
  /** Those that it may have. */
  readonly optional: readonly string[];
  /** Whether it may have others that nobody knows. */
  readonly open: boolean;
}

/** What a consumer's code does with a part of a contract. */
export type Use = UseOfPart & {
  /** JSON pointer of the part, in the bundled document. */
  readonly pointer: string;
  readonly at: UsePlace;
};

/** What is known of a use, by its kind. */
export type UseOfPart =
  /** An operation is called, or named as a type; `given` are the parameters (`query.limit`) and `body` of a call. */
  | { readonly kind: 'called'; readonly given?: Given }
  /** A property, header or status is read; `held`: by a variable that holds it. */
  | { readonly kind: 'read'; readonly held?: boolean }
  /** A value is sent for a property or parameter; without `values` nobody knows which. */
  | { readonly kind: 'sent'; readonly values?: readonly Json[]; readonly purpose: Purpose }
  /** An object of a schema is made. */
  | { readonly kind: 'built'; readonly given: Given; readonly purpose: Purpose }
  /** Values are told apart: compared with `values`; `all`: as if there were no others. */
  | {
      readonly kind: 'toldApart';
      readonly values: readonly Json[];
      readonly all: boolean;
      readonly sure: boolean;
    }
  /** It goes where nobody sees what becomes of it: it and all that is below it. */
  | { readonly kind: 'escapes' };

/** What a consumer uses of a contract. */
export interface Uses {
  /** The consumer's name. */
  readonly consumer: string;
  readonly contract: string;
  /** `info.version` of the contract that it was built with. */
  readonly contractVersion: string;
  /** Digest of that contract's bundled document. */
  readonly digest: string;
  /** Files that import the contract and could not be read, and why: then nothing is not reached. */
  readonly unread: readonly string[];
  readonly uses: readonly Use[];
}
