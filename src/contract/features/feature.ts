import type { JsonObject } from '../../json.ts';
import type { Kind, Visited } from '../structure.ts';

/** Something that a description says and OpenAPI 3.2 forbids. */
export interface Mistake {
  /** The way to it from the object that was looked at. */
  readonly at: readonly (string | number)[];
  /** One sentence without a full stop. */
  readonly message: string;
  /** What to do, in a sentence. */
  readonly help: string;
}

/** Something that OpenAPI 3.2 brought, with what it says must not be, where no schema of OpenAPI sees that. */
export interface Feature {
  /** Of the section in the specification. */
  readonly section: string;
  /** The objects to look at. */
  readonly kinds: readonly Kind[];
  /** What is wrong with an object of these kinds. */
  mistakes(object: JsonObject, visited: Visited, document: JsonObject): Iterable<Mistake>;
}
