import type { JsonObject } from '../json.ts';
import type { ErrorExamples } from './error-example.ts';
import type { ServedOperation } from './served-operation.ts';

/** What the mock's process is told first, and the only thing it is told. */
export interface StartMessage {
  readonly document: JsonObject;
  readonly operations: readonly ServedOperation[];
  /** By the operation's pointer. */
  readonly errorExamples: Readonly<Record<string, ErrorExamples>>;
  /** 0 for any free port. */
  readonly port: number;
  readonly logFile: string;
  /** An empty file, for the flight recorder. */
  readonly recorderFile: string;
}

/** What the mock's process says: that it answers, or why it does not. */
export type ProcessMessage =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
