import type { Change } from '../../compare/change.ts';
import type { Reach, ReachedPlace } from '../../compare/reach.ts';
import type { JsonObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import { once } from '../../once.ts';
import { digestOf } from '../digest.ts';
import type { Use, Uses } from '../use.ts';
import { messageReach } from './message-reach.ts';
import { partsOf, schemaOfChange, type Parts } from './parts.ts';
import { receivedReach } from './received-reach.ts';
import { sentReach } from './sent-reach.ts';
import type { Hit, Subject } from './subject.ts';

/** Says whom changes reach: every consumer for every change. */
export type ReachOf = (change: Change) => readonly Reach[];

/**
 * Which uses of consumers the changes between two contracts break, may break, or do not reach. Pure: the same for
 * uses that were read of sources just now, and those of a file.
 *
 * @param base the bundled document that the changes are from
 * @param head the one that they are to
 */
export function reachIn(base: JsonObject, head: JsonObject, consumers: readonly Uses[]): ReachOf {
  const parts = partsOf(base, head);
  const baseDigest = once(() => digestOf(base));
  const indexed = consumers.map((uses) => ({
    uses,
    calls: callsOf(uses),
    // What a consumer uses of another version may be a part that is called otherwise here.
    isForeign:
      uses.uses.some(({ pointer }) => valueAt(base, pointer) === undefined) && uses.digest !== baseDigest(),
  }));
  return (change) => indexed.map((consumer) => reachOf(change, consumer, parts));
}

interface Indexed {
  readonly uses: Uses;
  readonly calls: readonly Use[];
  /** Whether it uses parts that the base does not have, as it was built with another version. */
  readonly isForeign: boolean;
}

function callsOf({ uses }: Uses): readonly Use[] {
  return uses.filter(({ kind }) => kind === 'called');
}

function reachOf(change: Change, { uses, calls, isForeign }: Indexed, parts: Parts): Reach {
  const hits = hitsOf({ change, uses: uses.uses, calls, parts, ...pointersOf(change) });
  const places = placesOf(hits);
  const { consumer, unread } = uses;
  if (places.some(({ grade }) => grade === 'breaks')) return { consumer, grade: 'breaks', places };
  if (places.length > 0) return { consumer, grade: 'may', places };
  return { consumer, grade: unread.length > 0 || isForeign ? 'unsaid' : 'not-reached', places };
}

function pointersOf(change: Change): Pick<Subject, 'schema' | 'headSchema'> {
  return {
    schema: change.base && schemaOfChange(change, change.base.pointer),
    headSchema: change.head && schemaOfChange(change, change.head.pointer),
  };
}

const annotations = new Set([
  'deprecated',
  'sunset',
  'default',
  'operation-id',
  'path-template',
  'link',
  'component',
]);

function hitsOf(subject: Subject): readonly Hit[] {
  const { change } = subject;
  // A description that says it otherwise, and what the generated code is called, concern nobody's code on the wire.
  if (annotations.has(change.kind)) return [];
  return (
    messageReach(subject) ?? (change.direction === 'request' ? sentReach(subject) : receivedReach(subject))
  );
}

/** One place once, with the worst of what is said of it. */
function placesOf(hits: readonly Hit[]): readonly ReachedPlace[] {
  const places = new Map<string, ReachedPlace>();
  for (const { use, sure, does } of hits) {
    const { file, declaration, line } = use.at;
    const key = JSON.stringify([file, declaration, line]);
    const grade = sure ? 'breaks' : 'may';
    if (places.has(key) && (grade === 'may' || places.get(key)?.grade === 'breaks')) continue;
    places.set(key, { file, declaration, ...(line !== undefined && { line }), grade, does });
  }
  return [...places.values()].toSorted(compare);
}

function compare(a: ReachedPlace, b: ReachedPlace): number {
  if (a.grade !== b.grade) return a.grade === 'breaks' ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== undefined && b.line !== undefined) return a.line - b.line;
  return a.declaration < b.declaration ? -1 : 1;
}
