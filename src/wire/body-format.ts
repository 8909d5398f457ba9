import type { Json, JsonObject } from '../json.ts';

/** What a body format needs to know of the media type that it writes. */
export interface BodyContext {
  /** The type that is sent, parameters included. */
  readonly contentType: string;
  /** The `encoding` of the Media Type Object, `{}` when it has none (OpenAPI 3.1, "Encoding Object"). */
  readonly encoding: JsonObject;
  /** Whether a property's value stands for bytes (`format: binary`, `contentMediaType` …). */
  readonly isBinary: (property: string) => boolean;
}

/** How one family of media types carries a value. */
export interface BodyFormat {
  readonly name: string;
  /** Whether the format writes a media type (its essence: lower case, no parameters). */
  handles(type: string): boolean;
  /** The body, or `undefined` when the format cannot carry the value without ambiguity. */
  write(value: Json, context: BodyContext): Written | undefined;
  /** Every value that a lenient receiver may read from what `write` gives for `value`. */
  read(value: Json, context: BodyContext): readonly Json[];
}

/** A written body; the content type may have gained a parameter (`boundary`). */
export interface Written {
  readonly contentType: string;
  readonly bytes: string | Uint8Array;
}
