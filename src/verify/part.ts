import { isDeepStrictEqual } from 'node:util';
import type { ParameterIn } from '../contract/contract.ts';
import type { Json } from '../json.ts';
import { absent } from '../wire/absent.ts';
import type { CompiledSchema, ValidationFailure } from '../schema/index.ts';
import type { PartWire } from '../wire/part-wire.ts';
import type { Reading } from '../wire/readings.ts';
import type { ParameterReading } from '../wire/received-parameter.ts';

/** One independent piece of a request: a parameter, or the body in one of its media types. */
export interface Part {
  /** Readable and unique within its operation: `query.limit`, `body`, `body(text/csv)`. */
  readonly key: string;
  readonly in: ParameterIn | 'body';
  /** In words: `query parameter limit`, `body`. */
  readonly title: string;
  /** JSON pointer of the Parameter Object or the Media Type Object. */
  readonly pointer: string;
  readonly required: boolean;
  readonly schema: CompiledSchema | undefined;
  /** The values that the description gives as examples, whether they are valid or not. */
  readonly examples: readonly Json[];
  /** The value on the wire; `undefined` when the wire cannot carry it without ambiguity. */
  write(value: Json): PartWire | undefined;
  /** Whether a request without the part may mean a valid value of it: an object without members is written so. */
  readonly isValidWhenAbsent: boolean;
  /** Every value that what `write` gave may mean. */
  read(wire: PartWire, reading: Reading): readonly ParameterReading[];
}

/** Whether the wire carries a value so that the receiver reads something valid. */
export function carriesValid(part: Part, value: Json): boolean {
  return readingsOf(part, value, 'exact').some(
    (reading) => reading !== absent && failuresOf(part, reading).length === 0,
  );
}

/**
 * Whether a value still breaks a keyword after serialisation: the wire carries it, and however it is read it breaks
 * that keyword. `"9"` for an integer in a query does not, and a list of one text in place of a text does not either.
 *
 * @param schemaPointer the keyword's, as failures of a validation name it
 */
export function carriesViolation(part: Part, value: Json, schemaPointer: string): boolean {
  const readings = readingsOf(part, value, 'lenient');
  return (
    readings.length > 0 &&
    readings.every((reading) => {
      if (reading === absent) return false;
      const failures = failuresOf(part, reading);
      // Of the very value that was meant the engine knows what it breaks.
      if (failures.length > 0 && isDeepStrictEqual(reading, value)) return true;
      return failures.some((failure) => failure.schemaPointer === schemaPointer);
    })
  );
}

function readingsOf(part: Part, value: Json, reading: Reading): readonly ParameterReading[] {
  const wire = part.write(value);
  return wire === undefined ? [] : part.read(wire, reading);
}

function failuresOf(part: Part, value: Json): readonly ValidationFailure[] {
  return part.schema?.validate(value) ?? [];
}
