import type { Json } from '../../json.ts';
import { createValidator } from '../../schema/judging.ts';
import { schemaGraph } from '../../schema/reading.ts';
import type { Use } from '../use.ts';
import { nameOf } from './message-reach.ts';
import { usesOf, type Hit, type Subject, type UseOf } from './subject.ts';

/** Whom changes of what is sent reach. */
export function sentReach(subject: Subject): readonly Hit[] {
  const { kind, action, names = [], severity } = subject.change;
  if (kind === 'property') return action === 'removed' ? ofProperty(subject) : [];
  if (kind === 'read-only') return action === 'added' ? ofProperty(subject) : [];
  if (kind === 'required') return action === 'loosened' ? [] : withoutNames(subject, names);
  if (severity === 'safe') return [];
  if (kind === 'additional-properties' || kind === 'unevaluated-properties') return withOthers(subject);
  return ofValue(subject);
}

/** Places that send a property that is gone. */
function ofProperty({ schema, uses, parts }: Subject): readonly Hit[] {
  if (schema === undefined) return [];
  return usesOf(uses, 'sent')
    .filter(
      ({ pointer, purpose }) =>
        purpose !== 'response' && (pointer === schema || parts.valueOf(pointer).has(schema)),
    )
    .map((use) => ({ use, sure: use.purpose === 'request', does: `sends ${nameOf(use.pointer)}` }));
}

/** Objects that are made without what has to be there now. */
function withoutNames(subject: Subject, names: readonly string[]): readonly Hit[] {
  const { schema, uses, parts } = subject;
  if (schema === undefined) return [];
  const around = new Set(parts.base.whole([schema]));
  return [
    ...usesOf(uses, 'built').flatMap((use): Hit[] => {
      const { given, purpose, pointer } = use;
      if (purpose === 'response' || !(around.has(pointer) || parts.valueOf(pointer).has(schema))) return [];
      const missing = names.filter((name) => !given.names.includes(name));
      if (missing.length === 0) return [];
      const isMaybe = given.open || missing.every((name) => given.optional.includes(name));
      const listed = missing.map((name) => JSON.stringify(name)).join(', ');
      return [
        {
          use,
          sure: !isMaybe && purpose === 'request',
          does: `makes one ${isMaybe ? 'maybe ' : ''}without ${listed}`,
        },
      ];
    }),
    ...unknownObjects(subject),
  ];
}

/** Objects with properties that no schema names: those are refused now, or have to be something else. */
function withOthers(subject: Subject): readonly Hit[] {
  const { schema, headSchema, uses, parts } = subject;
  if (schema === undefined) return [];
  const known = headSchema === undefined ? new Set<string>() : parts.head.names([headSchema]);
  return usesOf(uses, 'built').flatMap((use): Hit[] => {
    const { given, purpose, pointer } = use;
    if (purpose === 'response' || !parts.valueOf(pointer).has(schema)) return [];
    // What a type of the contract's own may hold is told of where it is given.
    const others = given.names.filter((name) => !known.has(name));
    if (others.length > 0)
      return [
        {
          use,
          sure: purpose === 'request',
          does: `makes one with ${others.map((name) => JSON.stringify(name)).join(', ')}`,
        },
      ];
    return given.open ? [{ use, sure: false, does: 'makes one with what nobody knows' }] : [];
  });
}

/** Values that are sent for the schema: each is judged by what the schema is now. */
function ofValue(subject: Subject): readonly Hit[] {
  const { schema, headSchema, uses, parts, change } = subject;
  if (schema === undefined) return [];
  const sent = usesOf(uses, 'sent').filter(
    ({ pointer, purpose }) => purpose !== 'response' && parts.valueOf(pointer).has(schema),
  );
  const built = usesOf(uses, 'built').filter(
    ({ pointer, purpose }) => purpose !== 'response' && parts.valueOf(pointer).has(schema),
  );
  const refuses = headSchema === undefined ? () => undefined : refusal(subject, headSchema);
  return [
    ...sent.flatMap((use) => valueHit(use, refuses, change.kind)),
    ...built.map((use) => ({ use, sure: false, does: 'makes one' })),
    ...unknownObjects(subject),
  ];
}

function valueHit(
  use: UseOf<'sent'>,
  refuses: (value: Json) => string | undefined,
  kind: string,
): readonly Hit[] {
  const { values, pointer, purpose } = use;
  const name = nameOf(pointer);
  if (values === undefined) return [{ use, sure: false, does: `sends ${name}, and its value is not known` }];
  for (const value of values) {
    const message = refuses(value);
    if (message !== undefined)
      return [
        {
          use,
          sure: purpose === 'request',
          does: `sends ${name} ${JSON.stringify(value)}; it ${message} now (${kind})`,
        },
      ];
  }
  return [];
}

/** What a schema of the head says against a value; nothing when that is valid. */
function refusal({ parts }: Subject, pointer: string): (value: Json) => string | undefined {
  const validator = createValidator(schemaGraph({ document: parts.head.document, pointer }), 'request');
  return (value) => validator.failures(value)[0]?.message;
}

/** Objects of nobody knows which type, which may be anything. */
function unknownObjects({ schema, uses, parts }: Subject): readonly Hit[] {
  return usesOf(uses, 'built')
    .filter((use) => isUnknown(use) && schema !== undefined && parts.below(use.pointer).has(schema))
    .map((use) => ({ use, sure: false, does: 'sends a value of a type that is not known' }));
}

function isUnknown(use: Use): boolean {
  return use.kind === 'built' && use.given.open && use.given.names.length + use.given.optional.length === 0;
}
