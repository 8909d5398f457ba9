import type { Operation } from '../../contract/contract.ts';
import type { Json } from '../../json.ts';
import type { Answered } from '../answer.ts';
import type { Case } from '../case.ts';
import type { Draft } from '../draft.ts';
import type { Follow } from './follow.ts';
import type { Link } from './link.ts';

/** One request that a sequence makes. */
export interface Step {
  readonly operation: Operation;
  /** The link that leads here from an earlier step; ids of earlier steps are filled in all the same. */
  readonly link?: Link;
  /** Which random valid request it is; the simplest one when there is none. */
  readonly draw?: number;
  /** What it follows of the answer before it, in place of what the contract's paths say. */
  readonly follow?: Follow;
  /** Whether it is about the resource that was created before the last one. */
  readonly isEarlier?: boolean;
  /** Whether it sends a value for a read-only property. */
  readonly isReadOnlySent?: boolean;
  /** Whether its values are to be told from those of other steps. */
  readonly isDistinct?: boolean;
  /** Whether it asks for as few items as it can. */
  readonly isSmallPage?: boolean;
}

/** Requests that follow from each other, each with ids that earlier answers gave. */
export interface Sequence {
  /** Names it in `--replay`, together with the seed: `POST /things#sequence:3`. */
  readonly id: string;
  readonly steps: readonly Step[];
}

/** A step that was taken and answered. */
export interface TakenStep {
  readonly operation: Operation;
  readonly testCase: Case;
  readonly draft: Draft;
  readonly answer: Answered;
  /** The answer's body, when it is JSON. */
  readonly body: Json | undefined;
}
