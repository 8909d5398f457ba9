import type { SchemaNode } from '../schema-node.ts';
import type { Direction, SchemaPlace, Unsupported } from '../schema.ts';
import type { Containment } from './containment.ts';
import { forgetPair, pairOf } from './pair.ts';
import type { Proof } from './proof.ts';
import { shrunk } from './shrinking.ts';
import { problemsOf, validatorOf, witnessJudge } from './witness.ts';

export type { Containment } from './containment.ts';

/** So many steps of the search are taken when nobody says how many. */
const usualBudget = 200_000;
/** So many values are looked at when the first that was found, if any, turns out not to be a witness. */
const mostTries = 12;

/** How schemas are compared. */
interface Settings {
  readonly direction?: Direction | undefined;
  /** How many steps are taken at most. */
  readonly budget?: number | undefined;
}

/**
 * Decides whether every value that is valid under the inner schema is valid under the outer one. The two may
 * stand in different documents. The answer is the same each time: what bounds the work is `budget`, a number
 * of steps, and never the clock.
 *
 * @example
 * ```ts
 * import { compareSchemas } from 'schema-arbitraries';
 *
 * const document = { $defs: { small: { type: 'integer', maximum: 9 }, any: { type: 'number' } } };
 * const [small, any] = [{ document, pointer: '/$defs/small' }, { document, pointer: '/$defs/any' }];
 *
 * compareSchemas(small, any).verdict; // => "contained"
 * compareSchemas(any, small).verdict; // => "not-contained"
 * ```
 */
export function compareSchemas(
  inner: SchemaPlace,
  outer: SchemaPlace,
  { direction, budget = usualBudget }: Settings = {},
): Containment {
  try {
    return compared({ inner, outer, direction, budget });
  } catch (error) {
    // Documents come from strangers, and may be nested deeper than the stack is.
    if (!(error instanceof RangeError)) throw error;
    forgetPair(inner, outer);
    return undecided('The schemas are nested too deep.');
  }
}

interface Question {
  readonly inner: SchemaPlace;
  readonly outer: SchemaPlace;
  readonly direction: Direction | undefined;
  readonly budget: number;
}

function compared(question: Question): Containment {
  const { inner, outer, direction, budget } = question;
  const pair = pairOf(inner, outer);
  const [from, to] = [pair.graph.nodeOf('inner', inner.pointer), pair.graph.nodeOf('outer', outer.pointer)];
  if (from === to) return contained('Both schemas say the same in the same words.');
  const proof = pair.proof(direction);
  const first = proof.find(from, to, 1, budget);
  const problems = [inner, outer].flatMap((place) => problemsOf(place, direction));
  if (problems[0]) return unusable(problems[0]);
  if (first.values.length === 0 && first.complete) return contained(reasonFor(from, proof, budget));
  const { isSpent } = proof;
  const [accepts, refuses] = [validatorOf(inner, direction), validatorOf(outer, direction)];
  const isWitness = witnessJudge(accepts, refuses);
  const further = Math.ceil(budget / 4);
  const witness = [
    () => first.values,
    () => (first.values.length > 0 ? proof.find(from, to, mostTries, further).values : []),
    () => proof.find(from, undefined, mostTries, further).values,
  ]
    .values()
    .map((look) => look().find(isWitness))
    .find((value) => value !== undefined);
  if (witness === undefined) {
    return undecided(
      isSpent
        ? `No value that tells the schemas apart was found in ${budget} steps.`
        : 'No value was found that tells the schemas apart, and none was shown not to exist.',
    );
  }
  const simple = shrunk(witness, isWitness);
  return { verdict: 'not-contained', witness: simple, failures: refuses.failures(simple) };
}

/** What was shown: an empty schema contains nothing that could break the other. */
function reasonFor(from: SchemaNode, proof: Proof, budget: number): string {
  const { values, complete } = proof.find(from, undefined, 1, budget);
  return values.length === 0 && complete
    ? 'No value is valid under the inner schema.'
    : 'Every way to be valid under the inner schema and not under the outer one contradicts itself.';
}

function contained(because: string): Containment {
  return { verdict: 'contained', because };
}

function unusable({ reason }: Unsupported): Containment {
  return undecided(`A schema cannot be used to validate: ${reason}`);
}

function undecided(reason: string): Containment {
  return { verdict: 'undecided', reason };
}
