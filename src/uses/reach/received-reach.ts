import type { Json } from '../../json.ts';
import { isObject } from '../../json.ts';
import { appendPointer, fromPointer, toPointer, valueAt } from '../../json-pointer.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import { nameOf } from './message-reach.ts';
import { usesOf, type Hit, type Subject } from './subject.ts';

/** Whom changes of what is received reach. */
export function receivedReach(subject: Subject): readonly Hit[] {
  const { kind, action, names = [] } = subject.change;
  if (kind === 'property') return action === 'removed' ? ofProperties(subject, names, true) : [];
  if (kind === 'required')
    return action === 'tightened' ? [] : ofProperties(subject, names, areGone(subject, names));
  if (kind === 'write-only' || kind === 'read-only')
    return kind === 'write-only' && action === 'added' ? ofValue(subject, true) : [];
  if (kind === 'enum' || kind === 'const' || kind === 'x-extensible-enum') return ofValues(subject);
  if ((kind === 'one-of' || kind === 'any-of') && !isNullable(subject)) return ofUnion(subject);
  if (action === 'tightened' || action === 'added') return [];
  return ofValue(subject, isRetyped(subject));
}

/** Another type, or null, is what code that reads it meets; of another length or range it only may. */
function isRetyped(subject: Subject): boolean {
  return subject.change.kind === 'type' || subject.change.kind === 'schema' || isNullable(subject);
}

function isNullable({ change }: Subject): boolean {
  return change.message.endsWith('null is allowed now');
}

/** Whether properties are no longer described at all. */
function areGone({ headSchema, parts }: Subject, names: readonly string[]): boolean {
  if (headSchema === undefined) return true;
  const left = parts.head.names([headSchema]);
  return names.some((name) => !left.has(name));
}

/** Reads of properties, by the schema that they stand in. */
function ofProperties(subject: Subject, names: readonly string[], gone: boolean): readonly Hit[] {
  const { schema, uses, parts, change } = subject;
  if (schema === undefined) return [];
  const owner = change.kind === 'property' && change.action === 'removed' ? ownerOf(schema) : schema;
  const targets = new Set(names.flatMap((name) => parts.base.properties([owner], name)));
  if (change.kind === 'property') targets.add(schema);
  return [
    ...usesOf(uses, 'read')
      .filter(({ pointer, held }) => targets.has(pointer) && !(gone && held))
      .map((use) => ({ use, sure: true, does: `reads ${nameOf(use.pointer)}` })),
    ...(gone ? made(subject, targets) : []),
    ...escaping(subject, targets),
  ];
}

/** Objects that are made as if they were received, with a property that nothing has any more. */
function made({ uses }: Subject, targets: ReadonlySet<string>): readonly Hit[] {
  return usesOf(uses, 'sent')
    .filter(({ pointer, purpose }) => targets.has(pointer) && purpose === 'response')
    .map((use) => ({ use, sure: true, does: `makes one with ${nameOf(use.pointer)}` }));
}

function ownerOf(pointer: string): string {
  return toPointer(fromPointer(pointer).slice(0, -2));
}

/** Reads of the value that a schema speaks of. */
function ofValue(subject: Subject, sure: boolean): readonly Hit[] {
  const { schema, uses, parts } = subject;
  if (schema === undefined) return [];
  return [
    ...usesOf(uses, 'read')
      .filter(({ pointer }) => parts.valueOf(pointer).has(schema))
      .map((use) => ({ use, sure, does: `reads ${nameOf(use.pointer)}` })),
    ...escaping(subject, new Set([schema])),
  ];
}

/** What goes where nobody sees what becomes of it. */
function escaping({ uses, parts }: Subject, targets: ReadonlySet<string>): readonly Hit[] {
  return usesOf(uses, 'escapes')
    .filter(({ pointer }) => {
      const below = parts.below(pointer);
      return targets.values().some((target) => below.has(target));
    })
    .map((use) => ({
      use,
      sure: false,
      does: `lets ${nameOf(use.pointer)} go where nobody sees what is read of it`,
    }));
}

/** Code that tells the values of a list apart: as if there were no others, or one that never comes any more. */
function ofValues(subject: Subject): readonly Hit[] {
  const { schema, uses, parts } = subject;
  if (schema === undefined) return [];
  const { gone, fresh } = differing(subject);
  const told = usesOf(uses, 'toldApart').filter(({ pointer }) => parts.valueOf(pointer).has(schema));
  const [texts, isGrown] = [new Set(gone.map(canonicalText)), fresh || subject.change.action !== 'tightened'];
  return [
    ...told.flatMap((use): Hit[] => {
      if (isGrown && use.all)
        return [
          {
            use,
            sure: use.sure,
            does: `tells the values of ${nameOf(use.pointer)} apart as if there were no others`,
          },
        ];
      const dead = use.values.find((value) => texts.has(canonicalText(value)));
      return dead === undefined
        ? []
        : [{ use, sure: true, does: `compares with ${JSON.stringify(dead)}, which never comes any more` }];
    }),
    ...(isGrown ? escaping(subject, new Set([schema])) : []),
  ];
}

function differing({ change, parts }: Subject): { readonly gone: readonly Json[]; readonly fresh: boolean } {
  const [before, after] = [
    listAt(parts.base.document, change.base?.pointer),
    listAt(parts.head.document, change.head?.pointer),
  ];
  if (!before || !after) return { gone: [], fresh: before !== undefined };
  const [old, now] = [before, after].map((list) => new Set(list.map(canonicalText)));
  return {
    gone: before.filter((value) => !now?.has(canonicalText(value))),
    fresh: after.some((value) => !old?.has(canonicalText(value))),
  };
}

function listAt(
  document: Subject['parts']['base']['document'],
  pointer: string | undefined,
): readonly Json[] | undefined {
  if (pointer === undefined) return undefined;
  const value = valueAt(document, pointer);
  if (Array.isArray(value)) return value;
  if (isObject(value)) return Array.isArray(value['enum']) ? value['enum'] : undefined;
  return value === undefined ? undefined : [value];
}

/** One more member of a union: what tells members apart, and reads what the others all have. */
function ofUnion(subject: Subject): readonly Hit[] {
  const { schema, headSchema, uses, parts, change } = subject;
  if (schema === undefined || change.action === 'tightened') return [];
  const members = new Set(parts.base.whole([schema]));
  const isMember = (pointer: string): boolean => members.has(ownerOf(pointer));
  const missing = headSchema === undefined ? () => false : missingIn(subject, headSchema);
  return [
    ...usesOf(uses, 'toldApart')
      .filter(({ pointer, all }) => all && (isMember(pointer) || parts.valueOf(pointer).has(schema)))
      .map((use) => ({
        use,
        sure: use.sure,
        does: `tells the members apart by ${nameOf(use.pointer)} as if there were no others`,
      })),
    ...usesOf(uses, 'read')
      .filter(({ pointer }) => isMember(pointer) && missing(pointer))
      .map((use) => ({
        use,
        sure: false,
        does: `reads ${nameOf(use.pointer)}, which not all members have any more`,
      })),
    ...escaping(subject, new Set([schema])),
  ];
}

/** Whether a property that every member had is missing in one now. */
function missingIn({ schema, parts }: Subject, headSchema: string): (pointer: string) => boolean {
  const lists = [
    [parts.base, schema ?? ''],
    [parts.head, headSchema],
  ] as const;
  const [before, after] = lists.map(([places, pointer]) =>
    ['oneOf', 'anyOf'].flatMap((keyword) => {
      const list = valueAt(places.document, appendPointer(pointer, keyword));
      return Array.isArray(list)
        ? list.map((_, index) => places.names([appendPointer(pointer, keyword, index)]))
        : [];
    }),
  );
  return (pointer) => {
    const name = fromPointer(pointer).at(-1) ?? '';
    return (
      (before ?? []).every((names) => names.has(name)) && !(after ?? []).every((names) => names.has(name))
    );
  };
}
