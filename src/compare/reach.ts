import type { Change } from './change.ts';

/** Whom changes reach, consumer by consumer. */
export type Reaches = ReadonlyMap<Change, readonly Reach[]>;

/**
 * How sure it is that a change reaches a consumer: it breaks what is used for certain, or it may; nothing that it
 * concerns is used; or that cannot be said, as not all of the consumer was read, or
 * it was built with a version that has other parts.
 */
export type ReachGrade = 'breaks' | 'may' | 'not-reached' | 'unsaid';

/** A place of a consumer that a change reaches. */
export interface ReachedPlace {
  /** Path of the file from the consumer's folder on. */
  readonly file: string;
  /** The declaration around it: `checkout`; empty at the top of a file. */
  readonly declaration: string;
  /** Counted from 1, where the source was at hand. */
  readonly line?: number;
  readonly grade: 'breaks' | 'may';
  /** What is done there: `sends 24; the maximum is 10 now`. */
  readonly does: string;
}

/** Whether, and where, a change reaches a consumer. */
export interface Reach {
  /** The consumer's name. */
  readonly consumer: string;
  readonly grade: ReachGrade;
  /** None where nothing is reached; those that break first. */
  readonly places: readonly ReachedPlace[];
}

/** Whether somebody is known, and nobody of them is reached. */
export function reachesNobody(reaches: readonly Reach[]): boolean {
  return reaches.length > 0 && reaches.every(({ grade }) => grade === 'not-reached');
}

/** Whether somebody is reached, for certain or maybe. */
export function reachesSomebody(reaches: readonly Reach[]): boolean {
  return reaches.some(({ grade }) => grade === 'breaks' || grade === 'may');
}

const grades: readonly ReachGrade[] = ['breaks', 'may', 'unsaid', 'not-reached'];

/** Whom several changes reach that are told as one. */
export function joinReaches(all: readonly (readonly Reach[])[]): readonly Reach[] {
  const groups = Map.groupBy(all.flat(), ({ consumer }) => consumer);
  const joined = [...groups].map(([consumer, own]): Reach => {
    const grade = grades.find((each) => own.some((reach) => reach.grade === each)) ?? 'not-reached';
    const places = new Map(own.flatMap((reach) => reach.places.map((place) => [placeText(place), place])));
    return { consumer, grade, places: [...places.values()] };
  });
  return joined.toSorted((one, other) => grades.indexOf(one.grade) - grades.indexOf(other.grade));
}

/** Whom a change reaches: `breaks web (2 places), may break mobile (1 place), not admin`. */
export function reachText(reaches: readonly Reach[]): string {
  const texts = reaches.map(({ consumer, grade, places }) => {
    const sure = places.filter((place) => place.grade === 'breaks').length;
    const may = places.length - sure;
    if (grade === 'breaks')
      return `breaks ${consumer} (${placeCount(sure)}${may > 0 ? `, maybe ${may} more` : ''})`;
    if (grade === 'may') return `may break ${consumer} (${placeCount(may)})`;
    return grade === 'not-reached' ? `not ${consumer}` : `maybe ${consumer}, not all of which is known`;
  });
  return texts.join(', ');
}

function placeCount(count: number): string {
  return `${count} place${count === 1 ? '' : 's'}`;
}

/** A place as people read it: `src/checkout.ts:19 sends 24; …`, and where there is no line, the declaration. */
export function placeText({ file, declaration, line, grade, does }: ReachedPlace): string {
  const inside = declaration === '' ? '' : ` in ${declaration}`;
  const where = line === undefined ? `${file}${inside}` : `${file}:${line}`;
  return `${where} ${does}${grade === 'may' ? ' (may break)' : ''}`;
}

/** What a consumer is to make of the breaking changes: `web: 1 of 3 breaking changes reaches it, 1 may`. */
export function reachSummary(changes: readonly Change[], reaches: Reaches): readonly string[] {
  const breaking = changes.filter(({ severity }) => severity === 'breaking');
  const names = [...new Set([...reaches.values()].flatMap((all) => all.map(({ consumer }) => consumer)))];
  return names.map((name) => {
    const own = breaking.map(
      (change) => reaches.get(change)?.find(({ consumer }) => consumer === name)?.grade,
    );
    const [sure, may, unsaid] = (['breaks', 'may', 'unsaid'] as const).map(
      (grade) => own.filter((each) => each === grade).length,
    );
    const total = `${breaking.length} breaking change${breaking.length === 1 ? '' : 's'}`;
    if (!sure && !may)
      return unsaid
        ? `${name}: not all of it is known, and ${unsaid} of ${total} may reach it`
        : `${name}: reached by none of ${total}`;
    return `${name}: ${sure ?? 0} of ${total} break${sure === 1 ? 's' : ''} it${may ? `, ${may} more may` : ''}`;
  });
}
