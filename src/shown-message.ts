import type { Json } from './json.ts';
import type { Omission } from './shortened-json.ts';

/** One HTTP message as data, as a person reads it: without credentials, its body shortened by its structure. */
export interface ShownMessage {
  /** The request line without its version, or the status: `POST /pets`, `422`. */
  readonly start: string;
  /** Header lines: `content-type: application/json`. */
  readonly headers: readonly string[];
  /** What a JSON body says, shortened. */
  readonly body?: Json;
  /** What was left out of the body. */
  readonly omitted?: readonly Omission[];
  /** Any other body, cut. */
  readonly text?: string;
}

/** A request and what came back. */
export interface ShownExchange {
  readonly request: ShownMessage;
  readonly response?: ShownMessage;
}

/** A place in a request, a response or a witness, and what is to be said of it. */
export interface Mark {
  readonly of: 'request' | 'response' | 'witness';
  /** JSON pointer into the body or the witness. */
  readonly pointer: string;
  /** What is wrong there. */
  readonly message: string;
}
