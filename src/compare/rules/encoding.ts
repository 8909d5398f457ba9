import type { MediaType } from '../../contract/contract.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';
import { requestBodies, type Bodies } from '../bodies.ts';
import type { Draft } from '../change.ts';
import { encodedParts, encodingOf, hasEncodings, type EncodedPart, type Encoding } from '../encodings.ts';
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
  const parts = [...encodedParts(contracts.base, base), ...encodedParts(contracts.head, head)];
  const byTitle = new Map(parts.map((part) => [part.title, part]));
  return [...byTitle.values()].flatMap((part) => changesOfPart(pair, bodies, part, { base, head }));
}

function changesOfPart(
  pair: ExchangePair,
  bodies: Bodies,
  part: EncodedPart,
  { base, head }: { readonly base: MediaType; readonly head: MediaType },
): readonly Draft[] {
  const [from, to] = [propertyOf(pair, 'base', base, part), propertyOf(pair, 'head', head, part)];
  // What only one side describes is told of its schema, and an encoding of what neither does is ignored ("Encoding Object").
  if (!part.isPositional && (from === undefined || to === undefined)) return [];
  const { contracts } = pair;
  const before = encodingOf(contracts.base, base, part, from);
  const after = encodingOf(contracts.head, head, part, to);
  const headers = partHeaderDrafts(pair, bodies, part.title, before, after);
  return before.writing === after.writing
    ? headers
    : [draft(pair, bodies, part.title, before, after), ...headers];
}

/** Pointer of the schema of a property as its author wrote it. */
function propertyOf(
  pair: ExchangePair,
  side: 'base' | 'head',
  { schema }: MediaType,
  { schema: way }: EncodedPart,
): string | undefined {
  if (schema === undefined) return undefined;
  const { document, normal } = pair.schemas[side];
  const at = appendPointer(pair.schemas.pointer(side, schema), ...way);
  return valueAt(document, at) === undefined ? undefined : normal.origin(at);
}

function draft(pair: ExchangePair, bodies: Bodies, title: string, before: Encoding, after: Encoding): Draft {
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
    message: `${subject}: ${title} is written otherwise: ${after.writing}, no longer ${before.writing}`,
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
