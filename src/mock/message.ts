import type { JsonObject } from '../json.ts';
import type { LinkedExample } from './error-example.ts';
import type { ServedOperation } from './served-operation.ts';

/** What the mock serves. */
export interface ServedContract {
  readonly document: JsonObject;
  readonly operations: readonly ServedOperation[];
  /** By the operation's pointer. */
  readonly errorExamples: Readonly<Record<string, readonly LinkedExample[]>>;
}

/** What the mock's process is told first, and once. */
export interface StartMessage extends ServedContract {
  readonly kind: 'start';
  /** 0 for any free port. */
  readonly port: number;
  /** The project's absolute folder. */
  readonly root: string;
  readonly logFile: string;
  /** An empty file, for the flight recorder. */
  readonly recorderFile: string;
  /** Milliseconds after which a request that has not come as a whole is answered with 408. */
  readonly patience: number;
}

/** What it is told afterwards: to serve something else from the next request on. */
export interface ReloadMessage extends ServedContract {
  readonly kind: 'reload';
  /** What its answer bears. */
  readonly id: number;
}

/** What the mock's process is told. */
export type OrderMessage = StartMessage | ReloadMessage;

/** What the mock's process says: that it answers, or why it does not; that it logs no longer; and the same of what it was told to reload. */
export type ProcessMessage =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'log-failed'; readonly message: string }
  | { readonly kind: 'reloaded'; readonly id: number; readonly problem?: string };
