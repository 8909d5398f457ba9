import type { Json } from './json.ts';
import type { Mark, ShownExchange } from './shown-message.ts';
import type { SourceLocation } from './source-location.ts';

/** How much a finding matters. Only errors make a command exit with 1. */
export type Severity = 'error' | 'warning' | 'information';

/** What backs a finding: plain data, so that every report format can show it in its own way. */
export interface Evidence {
  /** What this is: `request`, `response`, `curl`, `replay`, `value`, `diff` … */
  readonly label: string;
  /** A text (printed as it is), or a JSON value (printed as JSON). Credentials never appear here. */
  readonly value: Json;
}

/** The one result type of lint, compare, verify and gate. */
export interface Finding {
  /** Which rule or check speaks, as `step/rule-name`: `lint/operation-tags`, `verify/response-body`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** The contract it is about, by its folder's name. */
  readonly contract: string;
  /** The title of the operation it is about, when it is about one: `POST /pets`. */
  readonly operation?: string;
  /** What makes it one fact with others of its rule, severity and contract: of several operations one is told, and the rest counted. */
  readonly kind?: string;
  /** JSON pointer (RFC 6901) into the bundled document; `''` when it is about the whole. */
  readonly pointer: string;
  /** Where that was written. */
  readonly location?: SourceLocation;
  readonly evidence?: readonly Evidence[];
  /** What to do next, as one sentence. */
  readonly help?: string;
  /** What is wrong as a headline: the message without the operation and without counting others. */
  readonly title?: string;
  /** What should have come: `401`, `4xx`. */
  readonly expected?: string;
  /** What came instead: `202`. */
  readonly answered?: string;
  /** How many more cases showed the same. */
  readonly others?: number;
  /** The id of the case that shows it, which `--replay` takes. */
  readonly case?: string;
  /** The request and the response that show it. */
  readonly exchange?: ShownExchange;
  /** The places in them, or in the witness, that it is about. */
  readonly marks?: readonly Mark[];
  /** What it comes of, where steps tell the same in their own ways: findings of one cause are one fact. */
  readonly cause?: string;
}
