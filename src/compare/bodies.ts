import type { MediaType } from '../contract/contract.ts';
import type { Direction } from '../schema/schema.ts';
import type { Draft } from './change.ts';
import { pairMediaTypes } from './media-types.ts';
import type { ExchangePair } from './rule.ts';
import { schemaDrafts } from './schema-drafts.ts';
import { senderOf } from './sender.ts';

/** The bodies that travel in one direction, on both sides. */
export interface Bodies {
  readonly direction: Direction;
  /** What they are, to begin a sentence with: `The request body`. */
  readonly subject: string;
  readonly base: readonly MediaType[];
  readonly head: readonly MediaType[];
  /** Pointers to what holds the media types. */
  readonly baseOwner: string;
  readonly headOwner: string;
}

/** Media types that are new or gone, and such as have a schema on one side only. */
export function mediaTypeDrafts(pair: ExchangePair, bodies: Bodies): readonly Draft[] {
  const { matched, removed, added } = pairMediaTypes(bodies.base, bodies.head);
  const isAsked = senderOf(pair, bodies.direction) === 'consumer';
  return [
    ...removed.map((mediaType) => removal(bodies, mediaType, isAsked)),
    ...added.map((mediaType) => addition(bodies, mediaType)),
    ...matched.flatMap(({ base, head }) => schemaExistence(bodies, base, head)),
  ];
}

function removal(
  { direction, subject, headOwner }: Bodies,
  { type, pointer }: MediaType,
  isSent: boolean,
): Draft {
  return {
    direction,
    area: 'media-type',
    kind: 'media-type',
    action: 'removed',
    severity: 'breaking',
    message: `${subject} is no longer ${type}`,
    base: pointer,
    head: headOwner,
    advice: isSent ? 'Send another media type.' : 'Ask for another media type.',
  };
}

function addition({ direction, subject, baseOwner }: Bodies, { type, pointer }: MediaType): Draft {
  return {
    direction,
    area: 'media-type',
    kind: 'media-type',
    action: 'added',
    severity: 'safe',
    message: `${subject} may be ${type}`,
    base: baseOwner,
    head: pointer,
    advice: 'Nothing needs to be done.',
  };
}

/** Without a schema nothing is said of a body, and so nothing was promised either. */
function schemaExistence({ direction, subject }: Bodies, base: MediaType, head: MediaType): readonly Draft[] {
  const isGone = base.schema !== undefined && head.schema === undefined;
  const isNew = base.schema === undefined && head.schema !== undefined;
  if (!isGone && !isNew) return [];
  return [
    {
      direction,
      area: 'media-type',
      kind: 'schema',
      action: isGone ? 'removed' : 'added',
      severity: 'dangerous',
      message: `${subject} (${head.type}) has ${isGone ? 'no schema any more' : 'a schema now'}`,
      base: base.pointer,
      head: head.pointer,
      advice: isGone ? 'Look whether what it described is relied on.' : 'Look whether what travels fits it.',
    },
  ];
}

/** The changes of the schemas of bodies. */
export function bodySchemaDrafts(pair: ExchangePair, bodies: Bodies): readonly Draft[] {
  return pairMediaTypes(bodies.base, bodies.head).matched.flatMap(({ base, head }) =>
    base.schema === undefined || head.schema === undefined
      ? []
      : schemaDrafts(pair, {
          area: 'body',
          direction: bodies.direction,
          subject: bodies.subject,
          base: base.schema,
          head: head.schema,
        }),
  );
}

/** The request bodies of an exchange; none when a side has none. */
export function requestBodies({ base, head }: ExchangePair): readonly Bodies[] {
  const [from, to] = [base.operation.requestBody, head.operation.requestBody];
  if (!from || !to) return [];
  return [
    {
      direction: 'request',
      subject: 'The request body',
      base: from.content,
      head: to.content,
      baseOwner: from.pointer,
      headOwner: to.pointer,
    },
  ];
}
