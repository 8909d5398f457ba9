import type { Json } from '../../json.ts';
import type { Direction, SchemaPlace } from '../schema.ts';
import type { Validator } from '../validator.ts';
import type { Containment } from './containment.ts';
import { pairOf, validatorOf } from './pair.ts';
import { candidates } from './sampling.ts';
import { shrunk } from './shrinking.ts';

export type { Containment } from './containment.ts';

/** So many steps of the search are taken when nobody says how many. */
const usualBudget = 20_000;
/** So many values are looked at when the first that was found turns out not to be a witness. */
const mostTries = 8;

/**
 * Decides whether every value that is valid under the inner schema is valid under the outer one. The two may
 * stand in different documents. The answer is the same each time: what bounds the work is `budget`, a number
 * of steps, and never the clock.
 */
export function compareSchemas(
  inner: SchemaPlace,
  outer: SchemaPlace,
  { direction, budget = usualBudget }: { readonly direction: Direction; readonly budget?: number },
): Containment {
  const pair = pairOf(inner, outer);
  const [from, to] = [pair.graph.nodeOf('inner', inner.pointer), pair.graph.nodeOf('outer', outer.pointer)];
  if (from === to) return contained('Both schemas say the same in the same words.');
  const proof = pair.proof(direction);
  const first = proof.find(from, to, 1, budget);
  const [accepts, refuses] = [validatorOf(inner, direction), validatorOf(outer, direction)];
  const problem = [...accepts.problems, ...refuses.problems][0];
  if (problem)
    return { verdict: 'undecided', reason: `A schema cannot be used to validate: ${problem.reason}` };
  if (first.values.length === 0 && first.complete) {
    const { values, complete } = proof.find(from, undefined, 1, budget);
    return contained(
      values.length === 0 && complete
        ? 'No value is valid under the inner schema.'
        : 'Every way to be valid under the inner schema and not under the outer one contradicts itself.',
    );
  }
  const isWitness = witnessJudge(accepts, refuses);
  const witness =
    first.values.find(isWitness) ??
    (first.values.length > 0 ? proof.find(from, to, mostTries, budget).values.find(isWitness) : undefined) ??
    candidates(inner, outer, direction).find(isWitness);
  if (witness === undefined) return { verdict: 'undecided', reason: reasonOf(proof.isSpent, budget) };
  const simple = shrunk(witness, isWitness);
  return { verdict: 'not-contained', witness: simple, failures: refuses.failures(simple) };
}

/** Judges by all failures, as ajv's quick answer differs from its complete one where `contains` cannot be met. */
function witnessJudge(accepts: Validator, refuses: Validator): (value: Json) => boolean {
  return (value) => {
    try {
      return accepts.failures(value).length === 0 && refuses.failures(value).length > 0;
    } catch (error) {
      // A schema that leads to itself on the same value has no answer (Core 2020-12, section 9.4.1).
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
}

function contained(because: string): Containment {
  return { verdict: 'contained', because };
}

function reasonOf(isSpent: boolean, budget: number): string {
  return isSpent
    ? `No value that tells the schemas apart was found in ${budget} steps.`
    : 'No value was found that tells the schemas apart, and none was shown not to exist.';
}
