import type { ExpectedError } from '../expected-error.ts';
import type { Json } from '../json.ts';
import type { SourceLocation } from '../source-location.ts';

/** One action of an overlay. */
export interface OverlayAction {
  /** Where its target is written. */
  readonly location: SourceLocation;
  /** Its place in the list of actions, from 0. */
  readonly action: number;
  /** The overlay, relative to the project. */
  readonly file: string;
  readonly target: string;
  readonly does: 'update' | 'copy' | 'remove';
}

/** What was done to one place of a document. */
export interface OverlayChange {
  /** In the document as the actions before have left it. What is appended to is the array. */
  readonly pointer: string;
  readonly kind: 'added' | 'replaced' | 'appended' | 'removed';
  /** What stood there: of `appended`, the whole array. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What one action did at one place: also when it changed nothing, as what it says stood there already. */
export interface OverlayEffect extends OverlayAction, OverlayChange {}

/** An action that does not fit the description. */
export interface OverlayMisfit extends OverlayAction {
  /**
   * `target`: it selects nothing. `source`: what is to be copied is not one node. `kind`: an object, array
   * or primitive stands where the update needs another of these.
   */
  readonly reason: 'target' | 'source' | 'kind';
  readonly error: ExpectedError;
}

/** Is told what overlays do while they are applied. */
export interface OverlayObserver {
  /** Each action, before its effects. */
  action?(action: OverlayAction): void;
  effect?(effect: OverlayEffect): void;
  /** Called instead of throwing for an action that does not fit: all of it is left out. */
  misfit?(error: ExpectedError, misfit: OverlayMisfit): void;
}
