import type { Arbitrary } from 'fast-check';
import type { Formats } from './formats/own-formats.ts';
import type { Json, JsonObject } from './json.ts';

/** Where a schema stands: references (`#/…`) in it are resolved within `document`. */
export interface SchemaPlace {
  readonly document: JsonObject;
  /** JSON pointer to the schema. */
  readonly pointer: string;
  /** Formats that it uses beside those of the specification. */
  readonly formats?: Formats | undefined;
}

/** Which way a value travels: `readOnly` properties do not belong in requests, `writeOnly` ones not in responses. */
export type Direction = 'request' | 'response';

/** One assertion keyword at one place of the value that a schema describes. */
export interface Constraint {
  readonly keyword: string;
  /** JSON pointer to the keyword in the document: where it is written. */
  readonly schemaPointer: string;
  /**
   * JSON pointer from the schema that was compiled, through references and applicators: unique among the
   * constraints of one schema, as a component that is used twice is two constraints.
   */
  readonly keywordPath: string;
  /** JSON pointer to what it speaks of, with `*` for any item or any unnamed property: `/phone_numbers/*`. */
  readonly instancePath: string;
}

/** A valid value at the very edge of a constraint. */
export interface Boundary {
  readonly constraint: Constraint;
  /** Which edge: `minItems 1`, `enum "pending"`, `absent` … */
  readonly label: string;
  readonly value: Json;
}

/**
 * A value that breaks one constraint, at one location, and no other: as far as it is not a consequence that an
 * alternative around it fails, with its other branches.
 */
export interface Violation {
  readonly constraint: Constraint;
  /** How: `1001 items`, `missing`, `number for string` … */
  readonly label: string;
  /** The whole value, wrong at `instancePointer` only. */
  readonly value: Json;
  readonly instancePointer: string;
  /** Schema pointers of the keywords that fail because this one does: a `oneOf` around it, an `enum` beside a `type`. */
  readonly consequences: readonly string[];
  /**
   * Whether no other constraint is broken. Where one is, it is proved that no value breaks this one alone: it
   * follows from the others, as `type` does beside an `enum`.
   */
  readonly isAlone: boolean;
}

/** Something the engine could not do, said instead of guessed. */
export interface Unsupported {
  readonly schemaPointer: string;
  readonly reason: string;
}

/** One failed keyword of a validation. */
export interface ValidationFailure {
  readonly keyword: string;
  readonly schemaPointer: string;
  /** How the keyword was reached from the schema that was compiled: the `keywordPath` of a constraint that it breaks. */
  readonly keywordPath: string;
  readonly instancePointer: string;
  readonly message: string;
}

/** What the engine knows of one schema. Lists are deterministic and computed on first use. */
export interface CompiledSchema {
  readonly place: SchemaPlace;
  /** `no`: no value is valid; `unknown`: none was found. */
  readonly satisfiable: 'yes' | 'no' | 'unknown';
  readonly constraints: readonly Constraint[];
  readonly boundaries: readonly Boundary[];
  /** At least one for each constraint that can be broken alone, or follows from others; `unsupported` names the rest. */
  readonly violations: readonly Violation[];
  readonly unsupported: readonly Unsupported[];
  /** Valid values, JSON only. Throws a NoValueError when `satisfiable` is not `yes`. */
  readonly values: Arbitrary<Json>;
  /** Random violations of random constraints; `undefined` when no constraint can be broken. */
  readonly violating: Arbitrary<Violation> | undefined;
  /**
   * Works out `boundaries` and `violations`, one constraint a step: of a large schema, for who has other things to do
   * in between.
   */
  prepare(): Generator<void>;
  /** The failures of a value, none when it is valid. Formats are asserted. */
  validate(this: void, value: Json): readonly ValidationFailure[];
}
