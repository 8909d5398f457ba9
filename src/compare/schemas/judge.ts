import type { JsonObject } from '../../json.ts';
import { compareSchemas, type Containment } from '../../schema/containment/contains.ts';
import { declaredProperties } from './declared-properties.ts';
import { wholeDifference, type Difference } from './difference.ts';
import { createExcerpt, type Excerpt, type Others } from './excerpt.ts';
import { hybridSchema, rolesOf, type Roles } from './hybrid.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { readingsOf } from './readings.ts';

/** What one difference alone means for the sender of values. */
export type Judgement = Containment;

/**
 * Judges one difference: whether all that the sender's schema allows stays valid when this difference alone is
 * taken over from the receiver's. The witness is a value of this schema, not of a whole payload.
 */
export function judgeDifference(sides: Sides, pair: Pair, difference: Difference): Judgement {
  const answers = readingsOf(difference)
    .values()
    .map((others) => judgeReading(sides, pair, difference, others));
  let last: Judgement = { verdict: 'undecided', reason: 'Nothing was judged.' };
  for (const answer of answers) {
    last = answer;
    if (answer.verdict !== 'contained') break;
  }
  if (last.verdict !== 'undecided' || difference.open) return last;
  // Without the closing there is less to work out, and more that may be sent.
  const open = judgeReading(sides, pair, difference, 'any');
  return open.verdict === 'contained' ? open : last;
}

/**
 * Judges two schemas as wholes, last: what differences do together, each of which alone breaks nobody.
 */
export function judgeWhole(sides: Sides, pair: Pair): Judgement {
  return judgeReading(sides, pair, wholeDifference(true, true), 'one');
}

function judgeReading(sides: Sides, pair: Pair, difference: Difference, others: Others): Judgement {
  const excerpt = createExcerpt(sides.direction);
  const roles = rolesOf(sides, pair, others);
  const inner = excerpt.place('sender', sentSchema(excerpt, roles, pair, difference));
  const outer = excerpt.place('receiver', hybridSchema(excerpt, roles, difference.replacement));
  const { document } = excerpt;
  return compareSchemas({ document, pointer: inner }, { document, pointer: outer }, sides);
}

/** What the sender sends: of a difference about null, null alone; where any name counts, none that only the receiver declares. */
function sentSchema(
  excerpt: Excerpt,
  roles: Roles,
  pair: Pair,
  difference: Difference,
): JsonObject | boolean {
  const { sender, senderPointer, receiver, receiverPointer } = roles;
  const sent = excerpt.copy(sender, senderPointer, pair.whole);
  if (difference.replacement.part === 'null') return { allOf: [sent, { type: 'null' }] };
  if (sender.others !== 'any' || difference.open || difference.kind === 'not') return sent;
  const own = declaredProperties(sender.side, senderPointer);
  const theirs = declaredProperties(receiver.side, receiverPointer) ?? [];
  const foreign = own === undefined ? [] : theirs.filter((name) => !own.includes(name));
  return { allOf: [sent, { properties: Object.fromEntries(foreign.map((name) => [name, false])) }] };
}

/**
 * Whether two schemas allow the same values, properties that they do not name included: then one is the
 * other in different words.
 */
export function isRewritten(sides: Sides, { pair, own }: PairDifferences): boolean {
  const onlyAdds = own.every(({ kind, trend }) => kind === 'property' && trend === 'tightened');
  if (onlyAdds) return false;
  const excerpt = createExcerpt(sides.direction);
  const roles = rolesOf(sides, pair, 'any');
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
