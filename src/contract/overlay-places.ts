import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../json.ts';
import { appendPointer, fromPointer, toPointer } from '../json-pointer.ts';
import type { OverlayEffect } from './overlay-effect.ts';

/** One value that an action puts somewhere, or takes away. */
export interface OverlayPlace {
  readonly pointer: string;
  readonly effect: OverlayEffect;
  /** What the overlay says; of an array, the one item that it appends. */
  readonly value: Json | undefined;
  /** Whether it changed nothing: it stood there already, or in the array that it was appended to. */
  readonly idle: boolean;
}

/** The places of an effect: the items that it appends, each on its own, or the one value that it changes. */
export function placesOf(effect: OverlayEffect): OverlayPlace[] {
  const { kind, before, after, pointer } = effect;
  if (kind !== 'appended' || !Array.isArray(before) || !Array.isArray(after)) {
    return [{ pointer, effect, value: after, idle: kind === 'replaced' && isDeepStrictEqual(before, after) }];
  }
  return after.slice(before.length).map((value, index) => ({
    pointer: appendPointer(pointer, before.length + index),
    effect,
    value,
    idle: before.some((item) => isDeepStrictEqual(item, value)),
  }));
}

/** What an action did at the place of an effect that it has at another time. */
export type EffectAt = (pointer: string) => OverlayEffect | undefined;

/**
 * Finds what an action did at a place: when it added all that is around the place, that. Items of
 * arrays may have moved since: then it is the only one that can be meant.
 */
export function effectFinder(effects: readonly OverlayEffect[]): EffectAt {
  const exactly = new Map(effects.map((effect) => [effect.pointer, effect]));
  const loosely = Map.groupBy(effects, ({ pointer }) => withoutIndices(pointer));
  return (pointer) =>
    exactly.get(pointer) ??
    pointersAbove(pointer)
      .map((above) => exactly.get(above))
      .find((effect) => effect?.kind === 'added') ??
    only(loosely.get(withoutIndices(pointer)) ?? []);
}

function pointersAbove(pointer: string): string[] {
  const tokens = fromPointer(pointer);
  return tokens.map((_, index) => toPointer(tokens.slice(0, index)));
}

function only<Element>(elements: readonly Element[]): Element | undefined {
  return elements.length === 1 ? elements[0] : undefined;
}

/** Two digits at most: with three it is the status of a response. */
function withoutIndices(pointer: string): string {
  return fromPointer(pointer)
    .map((token) => (/^\d{1,2}$/.test(token) ? '*' : token.replaceAll('*', '**')))
    .join('/');
}

const shown = { places: 10, characters: 400 };

/** What stands at places, as evidence: so much of it as people look at. */
export function valuesAt(places: readonly { pointer: string; value: Json | undefined }[]): JsonObject {
  const entries = places
    .slice(0, shown.places)
    .map(({ pointer, value }) => [pointer, excerpt(value)] as const);
  const rest = places.length - shown.places;
  return Object.fromEntries(rest > 0 ? [...entries, ['…', `and ${rest} more`] as const] : entries);
}

/** A value, or its beginning when it is long. */
export function excerpt(value: Json | undefined): Json {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= shown.characters ? value : `${text.slice(0, shown.characters)}…`;
}
