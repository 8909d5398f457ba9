import type { Operation } from '../contract/contract.ts';
import type { Phase } from './phase.ts';
import type { Tally } from './tally.ts';
import type { TlsSettings } from './tls.ts';
import type { FixedHeaders } from '../wire/fixed-headers.ts';

/** What verify is to do, and against whom. */
export interface VerifyOptions {
  readonly target: Target;
  /** Everything random follows from it. */
  readonly seed: number;
  /** Random valid and, as many again, random violating requests per operation; 100 by default. */
  readonly runs?: number;
  /** Requests in flight; 8 by default. */
  readonly concurrency?: number;
  /** Milliseconds that one request may take; by default 10000, and 60000 on the mock. */
  readonly deadline?: number;
  /** Milliseconds that an answer may take before it is a finding; any time by default. */
  readonly maximumResponseTime?: number;
  /** Which operations are verified; all of them by default. */
  readonly operations?: (operation: Operation) => boolean;
  /**
   * In which order operations are verified, for runs that may end before they have tried all; the contract's by
   * default. With it random requests come last, and begin where most was found.
   */
  readonly order?: (operations: readonly Operation[]) => readonly Operation[];
  /** What is done; every phase by default. */
  readonly phases?: readonly Phase[];
  /** Requests a second, at most; as many as the server answers by default. */
  readonly rate?: number;
  /** Aborts when the time is up: what is not sent by then is not sent, and said not to be. */
  readonly timeUp?: AbortSignal;
  /** Milliseconds until `timeUp`, where the rounds of the run are to share them: sequences begin before all is tried. */
  readonly budget?: number;
  /** Aborts when the run is interrupted: what is under way is dropped, and what is known so far reported. */
  readonly stop?: AbortSignal;
  /** Where the run notes how far it has come. */
  readonly tally?: Tally;
  /** The id of the one case to send, from a finding's replay command. */
  readonly replay?: string;
}

/** The server that is verified. */
export interface Target {
  /** Takes the place of the contract's server URLs, whole: `https://staging.example/v2`. */
  readonly url: string;
  /** A mock answers from the contract alone; a server has state, and checks credentials. */
  readonly kind: 'mock' | 'server';
  /** Secrets by the name of their security scheme; `user:password` for basic authentication. */
  readonly credentials: Readonly<Record<string, string>>;
  /**
   * Headers for every request, by name. Their values are kept out of reports like credentials. Parameters
   * that travel in them are left alone, and requests without credentials go without those that hold some.
   */
  readonly headers?: FixedHeaders;
  /** Whether it receives webhooks: it answers one message, and is no server of resources. */
  readonly isReceiver?: boolean;
  /** Headers that are made for each request, from its body: signatures. */
  readonly sign?: (body: string | Uint8Array | null) => Readonly<Record<string, string>>;
  /** How it is talked to by TLS, where its URL has `https`. */
  readonly tls?: TlsSettings;
  /** The environment variables that the user named for secrets, by scheme and by header: what is to be run again reads them. */
  readonly variables?: {
    readonly credentials?: VariableNames;
    readonly headers?: VariableNames;
  };
}

/** Names of environment variables. */
export type VariableNames = Readonly<Record<string, string>>;
