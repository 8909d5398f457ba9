import type { Proof } from '../change.ts';
import { pairKey, type Judged } from './judged-pair.ts';
import type { Sides } from './pair.ts';
import { wholeWitness, type Reach } from './witness.ts';

/** Proofs of differences, of which each is looked for once. */
export interface Proofs {
  /** What shows whether a difference breaks a payload that it is reached in. */
  proofOf(sides: Sides, reach: Reach, judged: Judged): Proof;
  /** Remembers a payload that shows a difference, told in full: one is enough wherever it is reached. */
  remember(judged: Judged, proof: Proof): void;
}

/** What is said of a difference that touches no value. */
export const idleProof: Proof = {
  kind: 'idle',
  because: 'No value that the schemas allow is of a type that this speaks of.',
};

/**
 * Proofs for one pair of contracts. A payload that shows a difference serves everywhere; that there is none holds
 * for payloads that mean the same.
 */
export function createProofs(): Proofs {
  const witnesses = new WeakMap<Judged, Proof>();
  const others = new WeakMap<Judged, Map<string, Proof>>();
  return {
    proofOf: (sides, reach, judged) => {
      const witness = witnesses.get(judged);
      if (witness || judged.answer === 'idle') return witness ?? idleProof;
      const known = others.get(judged) ?? new Map<string, Proof>();
      others.set(judged, known);
      const key = `${pairKey(sides, reach.root)} ${JSON.stringify(reach.steps)}`;
      const proof = known.get(key) ?? newProof(sides, reach, judged.answer);
      if (proof.kind !== 'witness') known.set(key, proof);
      return proof;
    },
    remember: (judged, proof) => void witnesses.set(judged, proof),
  };
}

function newProof(sides: Sides, reach: Reach, answer: Exclude<Judged['answer'], 'idle'>): Proof {
  const whole = answer.verdict === 'not-contained' ? wholeWitness(sides, reach, answer.witness) : answer;
  if (whole.verdict === 'contained') return { kind: 'contained', because: whole.because };
  if (whole.verdict === 'undecided') return { kind: 'undecided', reason: whole.reason };
  return { kind: 'witness', payload: whole.witness, failures: whole.failures, refusals: [] };
}
