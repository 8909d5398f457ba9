import type { Json, JsonObject } from '../../json.ts';
import {
  compareSchemas,
  type CompiledSchema,
  compileSchema,
  type Containment,
  type SchemaPlace,
} from '../../schema/index.ts';
import type { Difference } from './difference.ts';
import { createExcerpt, type Excerpt, type Others } from './excerpt.ts';
import { hybridSchema, rolesOf } from './hybrid.ts';
import { judgeReading } from './judge.ts';
import type { Pair, Sides } from './pair.ts';
import { plainPayload } from './plain-payload.ts';
import { readingsOf } from './readings.ts';
import { namesAlong, schemaAlong, type Step } from './step.ts';

/** Where a difference lies in the schemas of a whole payload. */
export interface Reach {
  /** The schemas of the whole payload. */
  readonly root: Pair;
  /** The way from there to the schema that differs. */
  readonly steps: readonly Step[];
  /** That schema, and how it differs. */
  readonly pair: Pair;
  readonly difference: Difference;
}

/**
 * Makes a whole payload of the value that breaks one schema in it: valid for the sender, refused by the
 * receiver, as the validator judges by both contracts' own schemas. `contained` when nothing that the sender
 * allows for the whole can break there.
 */
export function wholeWitness(sides: Sides, reach: Reach, value: Json): Containment {
  const plain = plainWitness(sides, reach, value);
  if (plain) return plain;
  const [others = 'any'] = readingsOf(reach.difference);
  if (others === 'none' || others === 'any') return wholeWitnessRead(sides, reach, value, others);
  // What nobody names, added to one branch of a union, may decide between branches: then it has to be allowed.
  const open = judgeReading(sides, reach.pair, reach.difference, 'any');
  if (open.verdict === 'contained') return open;
  const other = open.verdict === 'not-contained' ? plainWitness(sides, reach, open.witness) : undefined;
  if (other) return other;
  const answer = wholeWitnessRead(sides, reach, value, others);
  if (answer.verdict !== 'undecided') return answer;
  const last = wholeWitnessRead(sides, reach, value, 'any');
  return last.verdict === 'undecided' ? answer : last;
}

/** Mostly what the sender's schema plainly asks for, with the value in it, will do: it costs next to nothing to try. */
function plainWitness(sides: Sides, { root, steps }: Reach, value: Json): Containment | undefined {
  const payload = plainPayload(sides[sides.sender], sides.direction, root[sides.sender], { steps, value });
  const answer = payload === undefined ? unconfirmed : confirmed(sides, root, payload);
  return answer.verdict === 'not-contained' ? answer : undefined;
}

function wholeWitnessRead(sides: Sides, reach: Reach, value: Json, others: Others): Containment {
  // Mostly any small payload with the value in it will do, and is found without asking how the receiver could refuse.
  const only = new Set([...namesAlong(reach.steps), ...namesIn(value)]);
  const any = liftedBy(sides, reach, others, () => ({ const: value }), only);
  if (any.verdict === 'not-contained') return any;
  const around = liftedBy(sides, reach, others, () => ({ const: value }));
  if (around.verdict === 'not-contained') return around;
  // What the contracts themselves do not confirm is due to this reading: no other payload is looked for in it.
  if (around === unconfirmed && others !== 'any') return around;
  const breaking = liftedBy(sides, reach, others, (excerpt) => breakingSchema(sides, reach, excerpt, others));
  if (breaking.verdict !== 'undecided') return breaking;
  return around.verdict === 'contained' ? breaking : around;
}

/** The names of all properties in a value. */
function namesIn(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

/** What breaks the difference in question at its place: more than the one value that was found. */
function breakingSchema(
  sides: Sides,
  { pair, difference }: Reach,
  excerpt: Excerpt,
  others: Others,
): JsonObject {
  return { not: hybridSchema(excerpt, rolesOf(sides, pair, others), difference.replacement) };
}

function liftedBy(
  sides: Sides,
  { root, steps }: Reach,
  others: Others,
  target: (excerpt: Excerpt) => JsonObject,
  only?: ReadonlySet<string>,
): Containment {
  const excerpt = createExcerpt(sides.direction);
  const roles = rolesOf(sides, root, others);
  const sender = { ...roles.sender, only };
  const sent = excerpt.copy(sender, roles.senderPointer, true);
  const inner = excerpt.place('sender', { allOf: [sent, schemaAlong(steps, target(excerpt))] });
  // A search among few properties asks for any payload: nothing is said of what the receiver accepts.
  const received = only ? false : excerpt.copy(roles.receiver, roles.receiverPointer, false);
  const outer = excerpt.place('receiver', received);
  const { document } = excerpt;
  const answer = compareSchemas({ document, pointer: inner }, { document, pointer: outer }, sides);
  return answer.verdict === 'not-contained' ? confirmed(sides, root, answer.witness) : answer;
}

/** The excerpt is ours, and the contracts are what counts: both judge the payload again, by their own words. */
function confirmed(sides: Sides, root: Pair, payload: Json): Containment {
  const receiver = sides.sender === 'base' ? 'head' : 'base';
  const sent = compiled(sides, writtenPlace(sides, root, sides.sender));
  const received = compiled(sides, writtenPlace(sides, root, receiver));
  const failures = received.validate(payload);
  if (sent.validate(payload).length === 0 && failures.length > 0)
    return { verdict: 'not-contained', witness: payload, failures };
  return unconfirmed;
}

const unconfirmed: Containment = {
  verdict: 'undecided',
  reason: 'A payload was found that the validator does not confirm.',
};

/** Where the schema of a whole payload was written. */
export function writtenPlace(sides: Sides, root: Pair, side: 'base' | 'head'): SchemaPlace {
  const { normal } = sides[side];
  return { document: normal.source, pointer: normal.written(root[side]) };
}

const validators = new WeakMap<JsonObject, Map<string, CompiledSchema>>();

/** What is compiled is large; changes of one payload follow each other, so few are needed at a time. */
const mostValidators = 24;

/** Compiling costs far more than validating, and the same schemas come back for each of their differences. */
function compiled({ direction }: Sides, place: SchemaPlace): CompiledSchema {
  const known = validators.get(place.document) ?? new Map<string, CompiledSchema>();
  validators.set(place.document, known);
  if (known.size > mostValidators) known.clear();
  const key = `${direction} ${place.pointer}`;
  const schema = known.get(key) ?? compileSchema(place, { direction });
  known.set(key, schema);
  return schema;
}
