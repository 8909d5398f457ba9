import type { ParameterIn } from '../contract/contract.ts';
import type { Json } from '../json.ts';
import type { CompiledSchema } from '../schema/schema.ts';
import type { PartWire } from '../wire/part-wire.ts';

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
  /** The style of a parameter, for the limits of mocks: `form`, `deepObject` …; `undefined` for bodies. */
  readonly style: string | undefined;
  /** The media type of a body; `undefined` for parameters. */
  readonly mediaType: string | undefined;
  /** The value on the wire; `undefined` when the wire cannot carry it without ambiguity. */
  write(value: Json): PartWire | undefined;
  /** Every value that a lenient receiver may read from what `write` gives. */
  read(value: Json): readonly Json[];
}

/** Whether the wire carries a value so that the receiver reads something valid. */
export function carriesValid(part: Part, value: Json): boolean {
  return part.write(value) !== undefined && part.read(value).some((reading) => isValid(part, reading));
}

/**
 * Whether a violation is still one after serialisation: the wire carries it, and however it is read it
 * is invalid. `"9"` for an integer in a query is not.
 */
export function carriesViolation(part: Part, value: Json): boolean {
  return part.write(value) !== undefined && !part.read(value).some((reading) => isValid(part, reading));
}

function isValid(part: Part, value: Json): boolean {
  return part.schema === undefined || part.schema.validate(value).length === 0;
}
