import type { StepOutcome } from '../gate/gate.ts';
import type { UpstreamAddress } from '../upstream/fetch-upstream.ts';

/** How contracts are updated. */
export interface UpdateOptions {
  /** The project's absolute folder. */
  readonly root: string;
  /** The day, as `2026-01-31`. */
  readonly today: string;
  /** Where upstream is from now on, and the one operation that is kept of it; as `source.json` says by default. */
  readonly from?: UpstreamAddress;
  /** Headers for the server that upstream is fetched from. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether everything is done but the writing. */
  readonly dryRun?: boolean;
  /** Whether the operations that changed are verified; they are by default. */
  readonly verify?: boolean;
  /** Ends it when it aborts: nothing is written then. */
  readonly stop?: AbortSignal;
  /** Called as each step that judges the new contract has ended. */
  readonly onStep?: (outcome: StepOutcome) => void;
}
