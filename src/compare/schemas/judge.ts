import { compareSchemas, type Containment } from '../../schema/containment/contains.ts';
import type { Difference } from './difference.ts';
import { createExcerpt } from './excerpt.ts';
import { hybridSchema, rolesOf } from './hybrid.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { plainlyHarmless } from './plainly-harmless.ts';

/** What one difference alone means for the sender of values. */
export type Judgement = Containment;

/**
 * Judges one difference: whether all that the sender's schema allows stays valid when this difference alone is
 * taken over from the receiver's. The witness is a value of this schema, not of a whole payload.
 */
export function judgeDifference(sides: Sides, pair: Pair, difference: Difference): Judgement {
  const because = plainlyHarmless(sides, pair, difference);
  if (because !== undefined) return { verdict: 'contained', because };
  if (difference.open) return judgeReading(sides, pair, difference, false);
  const closed = judgeReading(sides, pair, difference, true);
  if (closed.verdict !== 'undecided') return closed;
  // Without the closing there is less to work out, and more that may be sent.
  const open = judgeReading(sides, pair, difference, false);
  return open.verdict === 'contained' ? open : closed;
}

function judgeReading(sides: Sides, pair: Pair, difference: Difference, closed: boolean): Judgement {
  const excerpt = createExcerpt(sides.direction);
  const roles = rolesOf(sides, pair, closed);
  const inner = excerpt.place('sender', excerpt.copy(roles.sender, roles.senderPointer, pair.whole));
  const outer = excerpt.place('receiver', hybridSchema(excerpt, roles, difference.replacement));
  const { document } = excerpt;
  return compareSchemas({ document, pointer: inner }, { document, pointer: outer }, sides);
}

/**
 * Whether two schemas allow the same values, properties that they do not name included: then one is the
 * other in different words.
 */
export function isRewritten(sides: Sides, { pair, own }: PairDifferences): boolean {
  const onlyAdds = own.every(({ kind, trend }) => kind === 'property' && trend === 'tightened');
  if (onlyAdds) return false;
  const excerpt = createExcerpt(sides.direction);
  const roles = rolesOf(sides, pair, false);
  const { document } = excerpt;
  const sender = {
    document,
    pointer: excerpt.place('sender', excerpt.copy(roles.sender, roles.senderPointer, false)),
  };
  const receiver = {
    document,
    pointer: excerpt.place('receiver', excerpt.copy(roles.receiver, roles.receiverPointer, false)),
  };
  return [[receiver, sender] as const, [sender, receiver] as const].every(
    ([inner, outer]) => compareSchemas(inner, outer, sides).verdict === 'contained',
  );
}
