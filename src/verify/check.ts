import type { Evidence, Severity } from '../finding.ts';
import type { Exchange } from './exchange.ts';

/** A judgement on one answer. */
export interface Check {
  /** The finding's rule is `verify/<name>`. */
  readonly name: string;
  /** What it asks of a server, as one sentence. */
  readonly title: string;
  /** What to do about a failure, as one sentence. */
  readonly help: string;
  /** What is wrong with the answer; nothing when it is right, or when the check does not concern it. */
  run(exchange: Exchange): readonly Failure[];
}

/** One thing that is wrong with an answer. */
export interface Failure {
  /** What came back, to follow `POST /pets answered … to …` as a sentence of its own. */
  readonly message: string;
  /** JSON pointer into the bundled document: what is not kept. */
  readonly pointer: string;
  /** Failures of one check with the same cause are one finding. */
  readonly cause: string;
  /** `error` by default. */
  readonly severity?: Severity;
  readonly evidence?: readonly Evidence[];
  /** The status that should have come: `401`, `2xx or 3xx`. */
  readonly expected?: string;
  /** The place in the body of the answer that it is about, and what is wrong there. */
  readonly place?: { readonly pointer: string; readonly message: string };
}
