import type { Json } from './json.ts';
import type { ShownExchange } from './shown-message.ts';
import type { SourceLocation } from './source-location.ts';

/** One constraint of one operation, how it was exercised on both sides, and whose it is. */
export interface ConstraintRecord {
  /** Unique within a contract: `POST /pets body/properties/name/minLength`. */
  readonly constraint: string;
  /** The operation's title. */
  readonly operation: string;
  /** The part's key, or `request`. */
  readonly part: string;
  readonly keyword: string;
  /** JSON pointer into the bundled document, to where it is written. */
  readonly pointer: string;
  /** JSON pointer within the part's value, `*` for any item. */
  readonly instancePath: string;
  /** What it asks for, as a person says it: `at most 1,000 items`. */
  readonly words?: string;
  /** The place that it speaks of, as people write it: `items[].sku`; absent for the whole. */
  readonly place?: string;
  /** What the keyword says, where that is short. */
  readonly value?: Json;
  /** Where it was written. */
  readonly location?: SourceLocation;
  /** The overlay action that wrote it, of what an overlay added. */
  readonly overlay?: OverlayOrigin;
  /** At its edge: was what the contract just allows accepted? */
  readonly accepted: SideRecord;
  /** Beyond it: was what it just forbids rejected? */
  readonly rejected: SideRecord;
  /** The names of the documented rules that speak of it. */
  readonly documentedRules: readonly string[];
}

/** What an overlay action says of itself. */
export interface OverlayOrigin {
  /** Where the action begins. */
  readonly location: SourceLocation;
  /** Its `description`. */
  readonly description?: string;
  /** Its `x-source`: JSON pointers of the prose that it writes as a rule. */
  readonly sources?: readonly string[];
}

/** One side of a constraint. */
export interface SideRecord {
  readonly outcome: 'yes' | 'no' | 'not-tried' | 'impossible';
  /** Why it is not `yes`. */
  readonly reason?: string;
  /** Cases that tried it: all that are wrong, with what backs them; of what holds the first alone. */
  readonly cases?: readonly CaseRecord[];
  /** How many cases tried it. */
  readonly count?: number;
}

/** A case, and what came of it. */
export interface CaseRecord {
  /** Names it in `--replay`. */
  readonly id: string;
  /** What is sent, as the object of a sentence. */
  readonly sends: string;
  /** The status of the answer; absent where none came. */
  readonly status?: number;
  readonly outcome: 'accepted' | 'rejected' | 'failed' | 'unclear';
  /** The request and the response, of what is wrong. */
  readonly exchange?: ShownExchange;
  /** A line that sends it again. */
  readonly curl?: string;
}
