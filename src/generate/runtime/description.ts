import type { DocumentedStatus } from './status.ts';

/** How a parameter is written, where that differs from the default of its place ("Parameter Object"). */
export interface ParameterDescription {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly name: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Described by `content`: written as JSON. */
  readonly json?: boolean;
}

/** How a credential travels: after a scheme in `Authorization`, or alone under a name of its own. */
export type SecurityScheme =
  | { readonly in: 'authorization'; readonly scheme: string }
  | { readonly in: 'header' | 'query' | 'cookie'; readonly name: string };

/** What the runtime needs to know of an operation. */
export interface OperationDescription {
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** The path template. */
  readonly path: string;
  readonly statuses: readonly DocumentedStatus[];
  /** Alternatives, each the names of the schemes that it asks for together. */
  readonly security: readonly (readonly string[])[];
  /** Where it is served, when that is not the contract's first server. */
  readonly server?: string;
  /** What the body is sent as, when that is not `application/json`. */
  readonly mediaType?: string;
  readonly parameters?: readonly ParameterDescription[];
  /** How members of a form are written where its encoding says ("Encoding Object"): like query parameters. */
  readonly encoding?: readonly ParameterDescription[];
}

/** What the runtime needs to know of a contract. */
export interface ContractDescription<Name extends string = string> {
  readonly servers: readonly string[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** By the name of their method. */
  readonly operations: Readonly<Record<Name, OperationDescription>>;
}
