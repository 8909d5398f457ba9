import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../finding.ts';
import type { OverlayEffect, OverlayMisfit } from './overlay-effect.ts';
import { effectFinder, excerpt, placesOf, valuesAt } from './overlay-places.ts';
import type { ActionTrace } from './overlay-trace.ts';

const rule = 'update/overlay-contradicted';

/** What is said of an action that upstream has moved away from under. */
export function misfitting(
  contract: string,
  { location, error }: OverlayMisfit,
  before: ActionTrace | undefined,
): Finding {
  const stood = before?.effects.map(({ pointer, before: value }) => ({ pointer, value })) ?? [];
  const says = before?.effects.flatMap(placesOf) ?? [];
  const evidence = [
    { label: 'upstream before', value: valuesAt(stood) },
    { label: 'overlay', value: valuesAt(says) },
  ];
  return {
    rule,
    severity: 'error',
    message: error.message,
    contract,
    pointer: stood[0]?.pointer ?? '',
    location,
    ...(stood.length > 0 ? { evidence } : {}),
    help: error.help ?? 'Adapt the action to what upstream says now, or delete it.',
  };
}

/**
 * What is said of an action that fits, and hides what upstream says newly.
 *
 * @param before what it did to the upstream of before; `undefined` when that is not known
 */
export function contradicted(contract: string, now: ActionTrace, before: ActionTrace | undefined): Finding[] {
  const effectAt = effectFinder(before?.effects ?? []);
  return now.effects.flatMap((effect) => {
    const then = effectAt(effect.pointer);
    return then && hidesNews(effect, then) ? [contradiction(contract, effect, then)] : [];
  });
}

function hidesNews(effect: OverlayEffect, then: OverlayEffect): boolean {
  const { kind, before } = effect;
  if (!placesOf(effect).some((place) => !place.idle)) return false;
  if (kind === 'replaced') return !isDeepStrictEqual(before, upstreamOf(then));
  // A list of upstream's own, where there was none when the overlay wrote one.
  return kind === 'appended' && then.kind === 'added' && Array.isArray(before) && before.length > 0;
}

/** What upstream said at the place that an action was at, or added. */
function upstreamOf({ kind, before }: OverlayEffect): OverlayEffect['before'] {
  return kind === 'added' ? undefined : before;
}

function contradiction(contract: string, effect: OverlayEffect, then: OverlayEffect): Finding {
  const { kind, pointer, location, before, after } = effect;
  const overlay = kind === 'appended' ? placesOf(effect).map(({ value }) => excerpt(value)) : excerpt(after);
  return {
    rule,
    severity: 'warning',
    message: `The overlay ${kind === 'appended' ? 'appends to' : 'overrides'} what upstream newly says at ${pointer}`,
    contract,
    pointer,
    location,
    evidence: [
      { label: 'upstream', value: excerpt(before) },
      { label: 'upstream before', value: excerpt(upstreamOf(then)) },
      { label: 'overlay', value: overlay },
    ],
    help: 'Decide which of them is right: take it out of the action if upstream is, leave it if the overlay is.',
  };
}
