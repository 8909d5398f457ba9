import type { Json } from '../json.ts';
import type { ValidationFailure } from '../schema.ts';

/** Whether every value that is valid under one schema, the inner, is valid under another, the outer. */
export type Containment =
  | {
      readonly verdict: 'contained';
      /** How that was shown, as one sentence. */
      readonly because: string;
    }
  | {
      readonly verdict: 'not-contained';
      /** A value that is valid under the inner schema and not under the outer one: both validated, and made simple. */
      readonly witness: Json;
      /** What the outer schema has against the witness. */
      readonly failures: readonly ValidationFailure[];
    }
  | {
      readonly verdict: 'undecided';
      /** Why neither could be shown, as one sentence. */
      readonly reason: string;
    };
