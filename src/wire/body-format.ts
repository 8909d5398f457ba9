import type { Json, JsonObject } from '../json.ts';
import type { Positions } from './positions.ts';
import type { Outline } from './outline.ts';
import type { Reading } from './readings.ts';

/** What a body format needs to know of the media type that it writes. */
export interface WriteContext {
  /** The type that is sent, or that came, parameters included. */
  readonly contentType: string;
  /** The `encoding` of the Media Type Object, `{}` when it has none (OpenAPI 3.1, "Encoding Object"). */
  readonly encoding: JsonObject;
  /** Whether a property's value stands for bytes (`format: binary`, `contentMediaType` …). */
  readonly isBinary: (property: string) => boolean;
  /** How parts are written that are told by position (OpenAPI 3.2, "Encoding By Position"). */
  readonly positions?: Positions | undefined;
}

/** What it needs to know to read one. */
export interface BodyContext extends WriteContext {
  /** What the schema lets stand where. */
  readonly outline: Outline;
}

/** How one family of media types carries a value. */
export interface BodyFormat {
  readonly name: string;
  /** Whether the format writes a media type (its essence: lower case, no parameters). */
  handles(type: string): boolean;
  /** The body, or `undefined` when the format cannot carry the value without ambiguity. */
  write(value: Json, context: WriteContext): Written | undefined;
  /**
   * Every value that bytes may mean.
   *
   * @throws MalformedBody when they are not what their type says
   */
  read(bytes: Uint8Array, context: BodyContext, reading: Reading): readonly Json[];
}

/** A written body; the content type may have gained a parameter (`boundary`). */
export interface Written {
  readonly contentType: string;
  readonly bytes: string | Uint8Array;
}

/** What is thrown for a body that is not what its media type says: no JSON, no multipart. */
export class MalformedBody extends Error {}

/** What is thrown for a part that has another media type than its position allows. */
export class WrongPartType extends MalformedBody {}
