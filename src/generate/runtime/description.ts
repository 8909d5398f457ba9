import type { DocumentedStatus } from './status.ts';

/** How a value is written under a name. */
export type ParameterWriter = (name: string, value: unknown) => string;

/** A parameter that is not written as is usual for its place ("Parameter Object", `style`). */
export interface ParameterDescription {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly name: string;
  readonly write: ParameterWriter;
}

/** Headers of the parts of a multipart body, by the names of the parts. */
export type PartHeaders = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** A body as `fetch` takes it. */
export interface WrittenBody {
  readonly body: unknown;
  /** `undefined` where only `fetch` knows it. */
  readonly contentType: string | undefined;
}

/** How a body that is not JSON is written. */
export type BodyWriter = (body: unknown, partHeaders?: PartHeaders) => WrittenBody;

/** How a credential travels: after a scheme in `Authorization`, or alone under a name of its own. */
export type SecurityScheme =
  | { readonly in: 'authorization'; readonly scheme: string }
  | { readonly in: 'header' | 'query' | 'cookie'; readonly name: string };

/** What the runtime needs to know of an operation. Functions stand for what few operations need. */
export interface OperationDescription {
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** The path template. */
  readonly path: string;
  readonly statuses: readonly DocumentedStatus[];
  /** Alternatives, each the names of the schemes that it asks for together. */
  readonly security: readonly (readonly string[])[];
  /** Where it is served, when that is not the contract's first server. */
  readonly server?: string;
  /** What the body is sent as, when that is JSON of another type than `application/json`. */
  readonly mediaType?: string;
  /** How the body is written, when that is no JSON. */
  readonly write?: BodyWriter;
  readonly parameters?: readonly ParameterDescription[];
}

/** What the runtime needs to know of a contract. */
export interface ContractDescription<Name extends string = string> {
  readonly servers: readonly string[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** By the name of their method. */
  readonly operations: Readonly<Record<Name, OperationDescription>>;
}
