import type { Change } from '../../compare/change.ts';
import type { Use } from '../use.ts';
import type { Parts } from './parts.ts';

/** A change, and the uses that it is held against. */
export interface Subject {
  readonly change: Change;
  readonly uses: readonly Use[];
  /** Those that are calls. */
  readonly calls: readonly Use[];
  readonly parts: Parts;
  /** Pointer of the schema that it stands in, in the base; of the part that it is about, when that is no schema. */
  readonly schema: string | undefined;
  readonly headSchema: string | undefined;
}

/** A use that a change reaches. */
export interface Hit {
  readonly use: Use;
  /** Whether it breaks for certain. */
  readonly sure: boolean;
  /** What is done there, as a verb goes on: `reads "number"`. */
  readonly does: string;
}

/** Uses of one kind. */
export type UseOf<Kind extends Use['kind']> = Extract<Use, { kind: Kind }>;

/** The uses of one kind. */
export function usesOf<Kind extends Use['kind']>(uses: readonly Use[], kind: Kind): readonly UseOf<Kind>[] {
  return uses.filter((use): use is UseOf<Kind> => use.kind === kind);
}
