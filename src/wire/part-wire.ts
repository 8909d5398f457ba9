/** One part of a request in the form in which it travels. */
export type PartWire =
  | { readonly in: 'path'; readonly name: string; readonly text: string }
  | { readonly in: 'query'; readonly text: string }
  | { readonly in: 'header'; readonly name: string; readonly text: string }
  | { readonly in: 'cookie'; readonly text: string }
  | BodyWire;

/** A body in bytes (a text stands for its UTF-8), with the media type that it is sent as. */
export interface BodyWire {
  readonly in: 'body';
  readonly contentType: string;
  readonly bytes: string | Uint8Array;
}
