import { isObject, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { compareSchemas, compileSchema, type Containment } from '../../schema/index.ts';
import { applicators } from '../../schema/reading.ts';
import { declaredProperties } from './declared-properties.ts';
import { wholeDifference, type Difference } from './difference.ts';
import { createExcerpt, type Excerpt, type Others } from './excerpt.ts';
import { hybridSchema, rolesOf, type Roles } from './hybrid.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { plainPayload } from './plain-payload.ts';
import { readingsOf } from './readings.ts';
import { schemaAt, type SchemaSide } from './schema-side.ts';

/** What one difference alone means for the sender of values. */
export type Judgement = Containment;

/**
 * Judges one difference: whether all that the sender's schema allows stays valid when this difference alone is
 * taken over from the receiver's. The witness is a value of this schema, not of a whole payload.
 */
export function judgeDifference(sides: Sides, pair: Pair, difference: Difference): Judgement {
  return judgeByBranches(sides, pair, difference) ?? judgeByReadings(sides, pair, difference);
}

function judgeByReadings(sides: Sides, pair: Pair, difference: Difference): Judgement {
  const answers = readingsOf(difference)
    .values()
    .map(
      (others) =>
        judgeAmongFew(sides, pair, difference, others) ?? judgeReading(sides, pair, difference, others),
    );
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

/** Judges one difference with some of the properties that nobody declares. */
export function judgeReading(sides: Sides, pair: Pair, difference: Difference, others: Others): Judgement {
  const excerpt = createExcerpt(sides.direction);
  const roles = rolesOf(sides, pair, others);
  const inner = excerpt.place('sender', sentSchema(excerpt, roles, pair, difference));
  const outer = excerpt.place('receiver', hybridSchema(excerpt, roles, difference.replacement));
  const { document } = excerpt;
  return compareSchemas({ document, pointer: inner }, { document, pointer: outer }, sides);
}

/**
 * Looks for a payload that breaks among those with few properties, which are much faster found: the required ones, and
 * those that the difference is about.
 */
function judgeAmongFew(
  sides: Sides,
  pair: Pair,
  difference: Difference,
  others: Others,
): Judgement | undefined {
  const only = namesAbout(difference);
  if (only === undefined || others !== 'none') return undefined;
  const excerpt = createExcerpt(sides.direction);
  const { document } = excerpt;
  const roles = rolesOf(sides, pair, others);
  const few = excerpt.place(
    'sender',
    excerpt.copy({ ...roles.sender, only }, roles.senderPointer, pair.whole),
  );
  const outer = excerpt.place('receiver', hybridSchema(excerpt, roles, difference.replacement));
  const answer = compareSchemas({ document, pointer: few }, { document, pointer: outer }, sides);
  if (answer.verdict !== 'not-contained') return undefined;
  // Of a union with fewer properties another branch may match.
  const whole = createExcerpt(sides.direction);
  const all = whole.place('sender', whole.copy(roles.sender, roles.senderPointer, pair.whole));
  const sent = compileSchema({ document: whole.document, pointer: all }, sides);
  return sent.validate(answer.witness).length === 0 ? answer : undefined;
}

/** A union of the sender's is mostly told from the receiver's by what one of its own branches plainly asks for. */
function judgeByBranches(sides: Sides, pair: Pair, difference: Difference): Judgement | undefined {
  if (difference.kind !== 'anyOf' && difference.kind !== 'oneOf') return undefined;
  const roles = rolesOf(sides, pair, 'any');
  const { sender, senderPointer, receiver, receiverPointer } = roles;
  const known = new Set(
    branchesAt(receiver.side, receiverPointer, difference.kind).map((at) => receiver.side.keys.schema(at)),
  );
  const own = branchesAt(sender.side, senderPointer, difference.kind).filter(
    (at) => !known.has(sender.side.keys.schema(at)),
  );
  const values = own.flatMap((at) => plainPayload(sender.side, sides.direction, at) ?? []);
  if (values.length === 0) return undefined;
  const excerpt = createExcerpt(sides.direction);
  const { document } = excerpt;
  const outer = excerpt.place('receiver', hybridSchema(excerpt, roles, difference.replacement));
  const sent = compileSchema({ document: sender.side.document, pointer: senderPointer }, sides);
  const received = compileSchema({ document, pointer: outer }, sides);
  const witness = values.find(
    (value) => sent.validate(value).length === 0 && received.validate(value).length > 0,
  );
  if (witness === undefined) return undefined;
  return { verdict: 'not-contained', witness, failures: received.validate(witness) };
}

function branchesAt(side: SchemaSide, pointer: string, keyword: string): readonly string[] {
  const schema = schemaAt(side, pointer);
  const list = isObject(schema) ? schema[keyword] : undefined;
  return Array.isArray(list) ? [...list.keys()].map((index) => appendPointer(pointer, keyword, index)) : [];
}

/** The names of the properties that a difference is about; `undefined` where it may be about any. */
function namesAbout({ kind, open, replacement, before, after }: Difference): ReadonlySet<string> | undefined {
  if (replacement.part === 'property') return new Set([replacement.name]);
  if (open || replacement.part !== 'keywords' || applicators.has(kind)) return undefined;
  const names = kind === 'required' ? [before, after].flat().filter((name) => typeof name === 'string') : [];
  return new Set(names);
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
