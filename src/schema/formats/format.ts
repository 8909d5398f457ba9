import type { JsonType } from '../json-type.ts';

/** A value of the `format` keyword (Validation 2020-12, section 7; OpenAPI 3.1, "Data Types"). */
export interface Format {
  readonly name: string;
  readonly type: JsonType;
  /** Patterns of texts that have the format: typical ones, not all. None: every text has it. */
  readonly pattern: string | undefined;
  /** Patterns of texts that have it and may be shorter or longer than typical ones, the more usual ones first. */
  readonly wide: readonly string[];
  /** Values that look like it and are not. */
  readonly nearMisses: readonly (string | number)[];
}
