import type { Contract, MediaType } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isOfItemsAlone } from '../contract/sequences.ts';
import { isObject, type Json } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { Direction } from '../schema/index.ts';
import type { Draft } from './change.ts';
import { isDeciding } from './deciding.ts';
import { pairMediaTypes, type MediaTypePair } from './media-types.ts';
import { saysNothing } from './normal/plain-keywords.ts';
import type { ExchangePair } from './rule.ts';
import { schemaDrafts } from './schema-drafts.ts';
import { senderOf } from './sender.ts';
import { essence, isJson } from '../wire/media-type.ts';

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
  const sender = senderOf(pair, bodies.direction);
  const { matched, removed, added } = pairMediaTypes(bodies.base, bodies.head, sender);
  return [
    ...removed.map((mediaType) => removal(bodies, mediaType, sender === 'consumer')),
    ...matched
      .filter(({ relation }) => relation === 'wider' && sender === 'provider')
      .map((one) => widening(bodies, one)),
    ...added.map((mediaType) => addition(bodies, mediaType)),
    ...matched.flatMap(({ base, head }) => schemaExistence(pair, bodies, base, head)),
  ];
}

/** Who was promised one type need not understand the others of a range. */
function widening({ direction, subject }: Bodies, { base, head }: MediaTypePair): Draft {
  return {
    direction,
    area: 'media-type',
    kind: 'media-type',
    action: 'loosened',
    severity: 'breaking',
    message: `${subject} may be any ${head.type}, no longer only ${base.type}`,
    base: base.pointer,
    head: head.pointer,
    advice: 'Look at the media type of what comes, and be ready for others.',
  };
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
function schemaExistence(
  { contracts }: ExchangePair,
  { direction, subject }: Bodies,
  base: MediaType,
  head: MediaType,
): readonly Draft[] {
  const isGone = base.schema !== undefined && head.schema === undefined;
  const isNew = base.schema === undefined && head.schema !== undefined;
  if (!isGone && !isNew) return [];
  const said = isGone ? saidOf(contracts.base, base) : saidOf(contracts.head, head);
  if (saysNothing(said) || isOpaque(said, base.type)) return [];
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

function saidOf({ document }: Contract, { schema }: MediaType): Json | undefined {
  return schema === undefined ? undefined : resolve(document, schema)?.value;
}

/** Whether a body is any bytes: as it is not described, or as any text, which is what OpenAPI 3.0 says of a file ("Considerations for File Uploads"). */
function isOpaque(schema: Json | undefined, type: string): boolean {
  return (saysNothing(schema) || isBytes(schema)) && !isJson(essence(type));
}

const ofBytes: ReadonlySet<string> = new Set(['type', 'format', 'contentMediaType']);

function isBytes(schema: Json | undefined): boolean {
  if (!isObject(schema)) return false;
  const { type, format } = schema;
  const deciding = Object.keys(schema).filter(isDeciding);
  const isFree = format === undefined || format === 'binary';
  return type === 'string' && isFree && deciding.every((keyword) => ofBytes.has(keyword));
}

/** The changes of the schemas of bodies, and of the items of those that are streams ("Media Type Object", `itemSchema`). */
export function bodySchemaDrafts(pair: ExchangePair, bodies: Bodies): readonly Draft[] {
  const { direction, subject } = bodies;
  const { contracts } = pair;
  return pairMediaTypes(bodies.base, bodies.head, senderOf(pair, direction)).matched.flatMap(
    ({ base, head }) => {
      const [from, to] = [itemsOf(contracts.base, base), itemsOf(contracts.head, head)];
      const whole = { subject, base: base.schema, head: head.schema };
      const items = {
        subject: `An item of ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`,
        base: from.pointer,
        head: to.pointer,
      };
      // Where the whole says no more than its items, it is not told a second time.
      const payloads = from.isAll && to.isAll ? [items] : from.isAll || to.isAll ? [whole] : [whole, items];
      const isSameBytes =
        isOpaque(saidOf(contracts.base, base), base.type) &&
        isOpaque(saidOf(contracts.head, head), head.type);
      return payloads.flatMap((payload) =>
        payload.base === undefined || payload.head === undefined || (payload === whole && isSameBytes)
          ? []
          : schemaDrafts(pair, {
              area: 'body',
              direction,
              subject: payload.subject,
              base: payload.base,
              head: payload.head,
            }),
      );
    },
  );
}

/** The schema of the items of a media type, and whether it is all that is described. */
function itemsOf(
  { document }: Contract,
  { pointer, schema, itemSchema }: MediaType,
): { readonly pointer: string | undefined; readonly isAll: boolean } {
  const isAll = schema !== undefined && isOfItemsAlone(valueAt(document, pointer));
  // The data of events stand in it as what they are in JSON.
  return { pointer: isAll ? `${schema}/items` : itemSchema, isAll };
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
