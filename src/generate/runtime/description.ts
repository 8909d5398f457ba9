import type { Middleware } from 'openapi-fetch';
import type { DocumentedStatus } from './status.ts';

/** User name and password (RFC 7617). */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** A credential, or a function that is called for each request. */
export type Credential<Value> = Value | (() => Value | Promise<Value>);

/** Credentials by the name of their security scheme. */
export type Credentials = Readonly<Record<string, Credential<string | BasicCredentials> | undefined>>;

/** How a value is written under a name. */
export type ParameterWriter = (name: string, value: unknown) => string;

/** A parameter that is not written as is usual for its place ("Parameter Object", `style`). */
export interface ParameterDescription {
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie';
  readonly name: string;
  /** Whether it is sent as it is written, with nothing encoded. */
  readonly isRaw?: boolean;
  readonly write: ParameterWriter;
}

/** Headers of the parts of a multipart body, by the names of the parts. */
export type PartHeaders = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** A body as `fetch` takes it. */
export interface WrittenBody {
  readonly body: unknown;
  /** `undefined` where only `fetch` knows it. */
  readonly contentType: string | undefined;
  /** Whether it is in parts, whose boundary nobody else knows: no other content type goes before this one then. */
  readonly inParts?: true;
  /** Said of what is still being made while it is sent. */
  readonly duplex?: 'half';
}

/** How a body that is not JSON is written. */
export type BodyWriter = (body: unknown, partHeaders?: PartHeaders) => WrittenBody;

/** Whether a stream of events that ended is requested again, from the last event on. */
export type Reconnect =
  | boolean
  | {
      /** How many times at most; without end by default. */
      readonly attempts?: number;
      /** Milliseconds before each, until the server names others; 1000 by default. */
      readonly delay?: number;
    };

/**
 * Reads the body of a success in a way of its own; `undefined` where its content type is not for that.
 *
 * @param again sends the same request again, with further headers
 */
export type BodyReader = (
  response: Response,
  again: (headers: Record<string, string>) => Promise<Response>,
  reconnect: Reconnect | undefined,
) => unknown;

/** A method's argument, as far as it is looked at. */
export interface AnyInit {
  readonly params?: { readonly query?: Readonly<Record<string, unknown>> };
  readonly body?: unknown;
}

/** How dates are written in what is sent, and read in what is answered. */
export interface DateConversion {
  encode<Init extends AnyInit>(init: Init): Init;
  decode(status: number, content: unknown): unknown;
}

/** An answer, whatever the operation. */
export type Answer =
  | { readonly status: number; readonly data: unknown; readonly response: Response }
  | { readonly status: number; readonly error: unknown; readonly response: Response };

/** Makes another function of a method, to stand beside it. It may read successes in a way of its own. */
export type Addition = (
  call: (init?: AnyInit, read?: BodyReader) => Promise<Answer>,
) => (init?: AnyInit) => unknown;

/** Puts the credential of a security scheme into a request. */
export type CredentialWriter<Value = string> = (request: Request, value: Value) => Request | Promise<Request>;

/** What the runtime needs to know of an operation. Functions stand for what few operations need. */
export interface OperationDescription {
  /** As OpenAPI writes it where it has a field for it, any other in capitals. */
  readonly method:
    | 'get'
    | 'put'
    | 'post'
    | 'delete'
    | 'options'
    | 'head'
    | 'patch'
    | 'trace'
    | 'query'
    | Uppercase<string>;
  /** What makes requests, where the method is not to be written in capitals. */
  readonly request?: typeof Request;
  /** The path template. */
  readonly path: string;
  readonly statuses: readonly DocumentedStatus[];
  /** Alternatives, each the names of the schemes that it asks for together; left out where none is required. */
  readonly security?: readonly (readonly string[])[];
  /** Where it is served, when that is not the contract's first server. */
  readonly server?: string;
  /** What the body is sent as, when that is JSON of another type than `application/json`. */
  readonly mediaType?: string;
  /** How the body is written, when that is no JSON. */
  readonly write?: BodyWriter;
  readonly parameters?: readonly ParameterDescription[];
  /** What is asked for where responses are streams only. */
  readonly accept?: string;
  /** How successes are read that are no JSON, text or file. */
  readonly read?: readonly BodyReader[];
  readonly dates?: DateConversion;
  /** What stands beside the method, by name. */
  readonly also?: Readonly<Record<string, Addition>>;
}

/** What the runtime needs to know of a contract. */
export interface ContractDescription<Name extends string = string> {
  readonly servers: readonly string[];
  readonly securitySchemes: Readonly<Record<string, CredentialWriter<never>>>;
  /** Adds credentials to requests, where there are security schemes. */
  readonly authentication?: (contract: ContractDescription, credentials: Credentials) => Middleware;
  /** By the name of their method. */
  readonly operations: Readonly<Record<Name, OperationDescription>>;
}
