import { ExpectedError } from '../expected-error.ts';
import type { SourceLocation } from '../source-location.ts';
import type { Tally } from '../verify/tally.ts';
import type { GateSettings, StepResult } from './step.ts';

/** What a worker is asked to do: one step on one contract. */
export interface StepJob {
  readonly step: string;
  /** The contract's name. */
  readonly contract: string;
  readonly settings: GateSettings;
}

/** What a worker answers to a job. */
export type StepMessage =
  | { readonly kind: 'result'; readonly result: StepResult }
  /** The contract could not be loaded: true for every step alike. */
  | { readonly kind: 'unloadable'; readonly failure: Failure }
  | { readonly kind: 'crash'; readonly failure: Failure };

/** What a worker says while it is at a job: how far the run of verify has come. */
export interface ProgressMessage {
  readonly kind: 'progress';
  readonly tally: Tally;
}

/** What a worker is told besides jobs: to end what it does, and to answer with what it knows. */
export interface StopMessage {
  readonly kind: 'stop';
}

/** An error as data, so that it survives the way between processes. */
export interface Failure {
  readonly message: string;
  /** Whether it was an ExpectedError: something the user can mend. */
  readonly expected: boolean;
  readonly location?: SourceLocation;
  readonly help?: string;
  readonly stack?: string;
}

/** An error as data. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ExpectedError) {
    const { message, location, help } = error;
    return { message, expected: true, location, help };
  }
  if (error instanceof Error) return { message: error.message, expected: false, stack: error.stack };
  return { message: String(error), expected: false };
}

/** The error that a failure stands for: an ExpectedError again, or one that carries the other process's stack. */
export function toError(failure: Failure): Error {
  const { message, location, help } = failure;
  if (failure.expected) return new ExpectedError(message, { location, help });
  const error = new Error(message);
  if (failure.stack) error.stack = failure.stack;
  return error;
}
