import type { Direction, ValidationFailure } from '../schema/index.ts';
import type { Json } from '../json.ts';
import type { Refusal } from './schemas/refusals.ts';
import type { ChangedPlace } from '../change-record.ts';
import type { SourceLocation } from '../source-location.ts';

/** Whom a change breaks: somebody for certain, somebody who relies on more than was promised, or nobody. */
export type ChangeSeverity = 'breaking' | 'dangerous' | 'safe';

/** What happened to the thing that a change is about. */
export type Action = 'added' | 'removed' | 'renamed' | 'tightened' | 'loosened' | 'changed';

/** What kind of thing a change is about. */
export type Area =
  | 'operation'
  | 'webhook'
  | 'callback'
  | 'parameter'
  | 'body'
  | 'media-type'
  | 'status'
  | 'header'
  | 'security'
  | 'security-scheme'
  | 'server'
  | 'link'
  | 'component'
  | 'field';

/** Why a change has its severity. */
export type Proof =
  /** A payload that the sender's contract allows and the receiver's refuses, judged by the validator on both. */
  | {
      readonly kind: 'witness';
      readonly payload: Json;
      /** Everything that fails of it. */
      readonly failures: readonly ValidationFailure[];
      /** What matters of that, the change's own first. */
      readonly refusals: readonly Refusal[];
    }
  /** All that one side may send is shown to be valid for the other. */
  | { readonly kind: 'contained'; readonly because: string }
  /** Neither was shown: the kind of change decided. */
  | { readonly kind: 'undecided'; readonly reason: string }
  /** No value that the schemas allow is touched, so one of them is not what was meant: the kind of change decided. */
  | { readonly kind: 'idle'; readonly because: string }
  /** The TypeScript compiler refuses what was written for the types before; this is what it says. */
  | { readonly kind: 'compiler'; readonly complaint: string }
  /** No schema is involved. */
  | { readonly kind: 'structural' };

/** One side of a change. */
export interface Place {
  /** JSON pointer into that side's bundled document. */
  readonly pointer: string;
  /** Where that was written; worked out when it is asked for, as that may cost a second parse of a large file. */
  readonly location: SourceLocation;
  /** The nearest object around it, shortened; likewise. */
  readonly around?: ChangedPlace['around'];
}

/** What changed between two contracts, and whom it breaks. */
export interface Change {
  /** `direction.area.kind.action`, with `contract` for a direction when it is neither: `request.body.max-length.tightened`. */
  readonly id: string;
  /** The rule that saw it: the finding's rule is `compare/<rule>`. */
  readonly rule: string;
  readonly direction: Direction | 'contract';
  readonly area: Area;
  readonly kind: string;
  readonly action: Action;
  readonly severity: ChangeSeverity;
  /** Titles of the operations it was seen in; none when it is about the whole contract. */
  readonly operations: readonly string[];
  /** One sentence without its subject's operation: what changed. */
  readonly message: string;
  /** What the message begins with, of a change within a payload: `The request body at /tags`. */
  readonly subject?: string;
  /** Where it is in the payload, as a path with a star for any item: `/tags/*`. */
  readonly path?: string;
  /** The names concerned: of a property, of properties that are required, of entries of a list. */
  readonly names?: readonly string[];
  /** Where it stood before; `undefined` for what is new. */
  readonly base: Place | undefined;
  /** Where it stands now; `undefined` for what is gone. */
  readonly head: Place | undefined;
  readonly proof: Proof;
  /** What a consumer must do, as one sentence. */
  readonly advice: string;
}

/** A change as a rule sees it: without what is the same for all changes of the rule, pointers instead of places. */
export interface Draft extends Omit<Change, 'id' | 'rule' | 'operations' | 'base' | 'head' | 'proof'> {
  readonly base?: string;
  readonly head?: string;
  /** Title of the one operation it is about, where the rule looks at contracts as wholes. */
  readonly operation?: string;
  /** Structural by default. */
  readonly proof?: Proof;
}
