import type { JsonType } from '../json-type.ts';

/** A value of the `format` keyword (Validation 2020-12, section 7; OpenAPI 3.1, "Data Types"). */
export interface Format {
  /** What tells it from formats of the same name: the name itself, where the specification has it. */
  readonly key: string;
  readonly name: string;
  readonly type: JsonType;
  /** Patterns of texts that have the format: typical ones, not all. None: every text has it. */
  readonly pattern: string | undefined;
  /** Patterns of texts that have it and may be shorter or longer than typical ones, the more usual ones first. */
  readonly wide: readonly string[];
  /** Values that look like it and are not. */
  readonly nearMisses: readonly (string | number)[];
  /** Whether a text has it, where the user of the engine says so. */
  readonly has?: (text: string) => boolean;
  /** A pattern that every text of it matches, where the user of the engine says so. */
  readonly outer?: string;
}
