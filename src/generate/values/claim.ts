import type { Json } from '../../json.ts';
import type { TypedPlace } from './typed-place.ts';

/** What a type is said to do with one value. */
export interface Claim {
  readonly place: TypedPlace;
  /** Whether the value has to compile; otherwise it must not. */
  readonly compiles: boolean;
  /** Where in the bundled document it is written why. */
  readonly pointer: string;
  /** Which value it is: `the example`, `minItems 1`, `missing` … */
  readonly label: string;
  readonly value: Json;
  /** The value with other texts and numbers where these make no difference to a type. */
  readonly plain: Json;
  /** The TypeScript type of what is given in place of the value, where that is no JSON. */
  readonly given?: string;
}
