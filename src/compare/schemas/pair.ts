import type { Direction } from '../../schema/index.ts';
import type { Difference } from './difference.ts';
import type { SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';

/** The schemas of both contracts, and who sends the values that they describe. */
export interface Sides {
  readonly base: SchemaSide;
  readonly head: SchemaSide;
  readonly direction: Direction;
  /** The side whose values must be valid on the other. */
  readonly sender: 'base' | 'head';
}

/** Pointers to a schema of the base and one of the head that take the same place. */
export interface Pair {
  readonly base: string;
  readonly head: string;
  /** Whether values stand for themselves here: false in a branch, which speaks of the same value as others. */
  readonly whole: boolean;
}

/** How two schemas differ: in themselves, and in subschemas of theirs. */
export interface PairDifferences {
  readonly pair: Pair;
  readonly own: readonly Difference[];
  readonly children: readonly Child[];
}

/** Two subschemas that take the same place in a pair, to be compared by themselves. */
export interface Child {
  readonly step: Step;
  readonly pair: Pair;
  /** Whether one side says that it does not travel: then only what is said about it counts. */
  readonly unsent?: boolean;
}

/** What one family of keywords contributes to the differences of a pair. */
export interface Part {
  readonly own: readonly Difference[];
  readonly children: readonly Child[];
}

/** What a family of keywords contributes when it is the same on both sides. */
export const noPart: Part = { own: [], children: [] };
