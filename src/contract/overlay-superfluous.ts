import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../finding.ts';
import { type EffectAt, type OverlayPlace, effectFinder, placesOf, valuesAt } from './overlay-places.ts';
import type { ActionTrace } from './overlay-trace.ts';

const rule = 'update/overlay-superfluous';

/**
 * What is said of an action that changes nothing any more, wholly or in part, because upstream says the
 * same now. What it appends stands there twice then, which breaks `required`, `enum` and `oneOf`.
 *
 * @param before what it did to the upstream of before; `undefined` when that is not known
 */
export function superfluous(contract: string, now: ActionTrace, before: ActionTrace | undefined): Finding[] {
  const places = now.effects.flatMap(placesOf);
  const idle = places.filter((place) => place.idle);
  const wholly = idle.length === places.length;
  if (wholly && before && !before.effects.flatMap(placesOf).some((place) => !place.idle)) return [];
  const effectAt = before && effectFinder(before.effects);
  const newly = wholly ? idle : idle.filter((place) => isNew(place, effectAt));
  if (newly.length === 0 && !wholly) return [];
  return [
    {
      rule,
      severity: 'warning',
      message: `${subject(now)} ${wholly ? `changes nothing${anyMore(before)}` : partly(newly)}${twice(newly)}`,
      contract,
      pointer: newly[0]?.pointer ?? '',
      location: now.action.location,
      ...(newly.length > 0 ? { evidence: [{ label: 'upstream', value: valuesAt(newly) }] } : {}),
      help: wholly
        ? 'Delete the action: upstream says the same.'
        : 'Take out of the action what upstream says itself.',
    },
  ];
}

/** What is said of an action that finds nothing to remove. */
export function nothingToRemove(
  contract: string,
  now: ActionTrace,
  before: ActionTrace | undefined,
): Finding {
  const removed = before?.effects.map(({ pointer, before: value }) => ({ pointer, value })) ?? [];
  return {
    rule,
    severity: 'warning',
    message: `${subject(now)} finds nothing to remove${anyMore(before)}`,
    contract,
    pointer: removed[0]?.pointer ?? '',
    location: now.action.location,
    ...(removed.length > 0 ? { evidence: [{ label: 'removed', value: valuesAt(removed) }] } : {}),
    help: 'Delete the action; if what it removed goes by another name now, adapt its target instead.',
  };
}

/** Without a before, a value that stands there already may be written for context; an item twice is a mistake. */
function isNew({ effect, value }: OverlayPlace, effectAt: EffectAt | undefined): boolean {
  if (!effectAt) return effect.kind === 'appended';
  const then = effectAt(effect.pointer);
  const changed = then ? placesOf(then).filter((place) => !place.idle) : [];
  if (effect.kind !== 'appended') return changed.length > 0;
  return changed.some((place) => place.effect.kind === 'added' || isDeepStrictEqual(place.value, value));
}

const verbs = { update: 'update', copy: 'update', remove: 'removal' } as const;

function subject({ action: { does, target } }: ActionTrace): string {
  return `The overlay's ${verbs[does]} of ${target}`;
}

function anyMore(before: ActionTrace | undefined): string {
  return before ? ' any more' : '';
}

function partly([first, ...others]: readonly OverlayPlace[]): string {
  const more = others.length > 0 ? ` and at ${others.length} more` : '';
  return `says at ${first?.pointer}${more} what upstream says itself now`;
}

function twice(places: readonly OverlayPlace[]): string {
  return places.some(({ effect }) => effect.kind === 'appended') ? ', and the contract says it twice' : '';
}
