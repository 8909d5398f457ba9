import type { MediaType } from '../../contract/contract.ts';
import { isObject } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import { requestBodies, type Bodies } from '../bodies.ts';
import type { Draft } from '../change.ts';
import { encodedNames, encodingOf, hasEncodings, type Encoding } from '../encodings.ts';
import { pairMediaTypes } from '../media-types.ts';
import { partHeaderDrafts } from '../part-headers.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { senderOf } from '../sender.ts';
import { responseBodies } from '../statuses.ts';

/** How properties of forms and parts of multipart bodies are written: `contentType`, `style`, `explode`, `allowReserved`. */
export const encoding: Rule = {
  name: 'encoding',
  title: 'Parts of bodies stay written as they were.',
  ofExchange: (pair) =>
    [...requestBodies(pair), ...responseBodies(pair)].flatMap((bodies) =>
      pairMediaTypes(bodies.base, bodies.head, senderOf(pair, bodies.direction))
        .matched.filter(({ base, head }) => hasEncodings(base.type) && hasEncodings(head.type))
        .flatMap(({ base, head }) => changes(pair, bodies, base, head)),
    ),
};

function changes(pair: ExchangePair, bodies: Bodies, base: MediaType, head: MediaType): readonly Draft[] {
  const { contracts } = pair;
  const names = new Set([...encodedNames(contracts.base, base), ...encodedNames(contracts.head, head)]);
  return [...names].flatMap((name) => changesOfPart(pair, bodies, name, { base, head }));
}

function changesOfPart(
  pair: ExchangePair,
  bodies: Bodies,
  name: string,
  { base, head }: { readonly base: MediaType; readonly head: MediaType },
): readonly Draft[] {
  const [from, to] = [propertyOf(pair, 'base', base, name), propertyOf(pair, 'head', head, name)];
  // What only one side describes is told of its schema, and an encoding of what neither does is ignored ("Encoding Object").
  if (from === undefined || to === undefined) return [];
  const { contracts } = pair;
  const before = encodingOf(contracts.base, base, name, from);
  const after = encodingOf(contracts.head, head, name, to);
  const headers = partHeaderDrafts(pair, bodies, name, before, after);
  return before.writing === after.writing ? headers : [draft(pair, bodies, name, before, after), ...headers];
}

/** Pointer of the schema of a property as its author wrote it. */
function propertyOf(
  pair: ExchangePair,
  side: 'base' | 'head',
  { schema }: MediaType,
  name: string,
): string | undefined {
  if (schema === undefined) return undefined;
  const { document, normal } = pair.schemas[side];
  const properties = appendPointer(pair.schemas.pointer(side, schema), 'properties');
  const known = valueAt(document, properties);
  return isObject(known) && Object.hasOwn(known, name)
    ? normal.origin(appendPointer(properties, name))
    : undefined;
}

function draft(pair: ExchangePair, bodies: Bodies, name: string, before: Encoding, after: Encoding): Draft {
  const { direction, subject } = bodies;
  const [sent, awaited] = senderOf(pair, direction) === 'consumer' ? [before, after] : [after, before];
  const isConsumer = senderOf(pair, direction) === 'consumer';
  const isAllowed =
    sent.types?.every((type) => isAmong(type, awaited.types ?? [])) ??
    (isConsumer && after.writing === `${before.writing}, reserved characters allowed`);
  return {
    direction,
    area: 'body',
    kind: 'encoding',
    action: isAllowed ? (sent === before ? 'loosened' : 'tightened') : 'changed',
    severity: isAllowed ? 'safe' : 'breaking',
    message: `${subject}: ${JSON.stringify(name)} is written otherwise: ${after.writing}, no longer ${before.writing}`,
    base: before.pointer,
    head: after.pointer,
    advice: isAllowed ? 'Nothing needs to be done.' : 'Write and read the part in the new way.',
  };
}

function isAmong(type: string, types: readonly string[]): boolean {
  return types.some(
    (one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))) || one === '*/*',
  );
}
