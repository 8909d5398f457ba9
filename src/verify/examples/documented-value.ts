import type { Json } from '../../json.ts';
import type { Direction } from '../../schema/index.ts';

/** A value that the description itself gives for a schema: an example or a default. */
export interface DocumentedValue {
  /** What it is, to start a sentence with: `The response example "Not found"`. */
  readonly title: string;
  readonly value: Json;
  /** JSON pointer of the value. */
  readonly pointer: string;
  /** JSON pointer of the schema that it stands for. */
  readonly schema: string;
  /** The way in which such values travel. */
  readonly direction: Direction;
  /** What the value means as it travels, if that fits; `undefined` when nothing does. */
  readonly meant?: (fits: (value: Json) => boolean) => Json | undefined;
  /** Whether it is what travels, and means what `meant` says alone. */
  readonly isSerialized?: boolean;
  /** A default that does not fit is bad style more than a broken promise. */
  readonly isDefault: boolean;
}
