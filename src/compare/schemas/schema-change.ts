import type { Json } from '../../json.ts';
import type { Action, ChangeSeverity, Proof } from '../change.ts';
import type { Step } from './step.ts';

/** One change of the schemas of a payload. */
export interface SchemaChange {
  /** The keyword that changed, or `property`, or `schema` when a schema was replaced. */
  readonly kind: string;
  readonly action: Action;
  readonly severity: ChangeSeverity;
  /** The way from the payload to what the schema speaks of. */
  readonly steps: readonly Step[];
  /** The name, for a property. */
  readonly property: string | undefined;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Pointers to what changed, or to the schema that it is gone from. */
  readonly base: string;
  readonly head: string;
  readonly proof: Proof;
  /** What happened in words, where its values do not tell. */
  readonly words?: string;
}
