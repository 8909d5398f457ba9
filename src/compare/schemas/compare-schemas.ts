import type { Containment } from '../../schema/containment/contains.ts';
import type { ChangeSeverity, Proof } from '../change.ts';
import { annotationDifferences } from './annotation-difference.ts';
import type { Difference } from './difference.ts';
import { isIdleKeyword, isIdleStep } from './idle.ts';
import { isRewritten, judgeDifference } from './judge.ts';
import { differencesOf } from './differences.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { existing, placesOf } from './places.ts';
import type { SchemaChange } from './schema-change.ts';
import { behindReferences } from './schema-side.ts';
import type { Step } from './step.ts';
import { wholeWitness, type Reach } from './witness.ts';

/** The schemas of the same payload in both contracts. */
export type PayloadPair = Omit<Pair, 'whole'>;

/** Compares the schemas of payloads, and remembers what it found of schemas that many payloads share. */
export type SchemaComparison = (sides: Sides, payload: PayloadPair) => readonly SchemaChange[];

/** A pair of schemas that differ in themselves, and what each difference means there. */
interface JudgedPair extends PairDifferences {
  readonly judged: readonly Judged[];
}

interface Judged {
  readonly difference: Difference;
  /** `idle`: it touches no value that the schemas allow. */
  readonly answer: Containment | 'idle';
}

/** A pair that was reached, and how. */
interface Reached {
  readonly pair: Pair;
  readonly steps: readonly Step[];
  /** Whether no value has a part there. */
  readonly idle: boolean;
  /** Whether the value does not travel there. */
  readonly unsent: boolean;
}

/** A comparison that remembers, for one pair of contracts. */
export function createSchemaComparison(): SchemaComparison {
  const judged = new Map<string, JudgedPair>();
  const judgedPair = (sides: Sides, pair: Pair): JudgedPair => {
    const key = JSON.stringify([sides.direction, sides.sender, pair]);
    const known = judged.get(key) ?? judgePair(sides, pair);
    judged.set(key, known);
    return known;
  };
  const told = new Map<string, readonly SchemaChange[]>();
  return (sides, { base, head }) => {
    const key = [sides.direction, sides.sender, base, head].join(' ');
    const known = told.get(key) ?? changesOf(sides, { base, head, whole: true }, judgedPair);
    told.set(key, known);
    return known;
  };
}

function judgePair(sides: Sides, pair: Pair): JudgedPair {
  const differences = differencesOf(sides, pair);
  const judged = differences.own.map((difference): Judged => ({
    difference,
    answer: isIdleKeyword(sides, differences.pair, difference.kind)
      ? 'idle'
      : judgeDifference(sides, differences.pair, difference),
  }));
  const breaksNobody =
    judged.length > 0 && judged.every(({ answer }) => answer !== 'idle' && answer.verdict === 'contained');
  return { ...differences, judged: breaksNobody && isRewritten(sides, differences) ? [] : judged };
}

/** Breadth first, so that each schema is reached by its shortest way, and one that comes back within itself once. */
function changesOf(
  sides: Sides,
  root: Pair,
  judgedPair: (sides: Sides, pair: Pair) => JudgedPair,
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  const pending: Reached[] = [{ pair: root, steps: [], idle: false, unsent: false }];
  const seen = new Set<string>();
  for (const { pair, steps, idle, unsent } of pending) {
    if (unsent) {
      changes.push(...annotationChanges(sides, pair, steps));
      continue;
    }
    const found = judgedPair(sides, pair);
    const key = JSON.stringify(found.pair);
    if (seen.has(key)) continue;
    seen.add(key);
    changes.push(
      ...annotationChanges(sides, pair, steps),
      ...found.judged.map((judged) =>
        schemaChange(sides, { root, steps, pair: found.pair, difference: judged.difference }, judged, idle),
      ),
    );
    pending.push(
      ...found.children.map((child) => ({
        pair: child.pair,
        steps: [...steps, child.step],
        idle: idle || isIdleStep(sides, found.pair, child.step),
        unsent: child.unsent ?? false,
      })),
    );
  }
  return changes;
}

function annotationChanges(sides: Sides, pair: Pair, steps: readonly Step[]): readonly SchemaChange[] {
  if (sides.base.keys.schema(pair.base) === sides.head.keys.schema(pair.head)) return [];
  return annotationDifferences(sides, pair).map(({ kind, ...difference }) =>
    Object.assign(difference, {
      kind,
      steps,
      property: undefined,
      base: existing(sides.base.document, behindReferences(sides.base, pair.base), [kind]),
      head: existing(sides.head.document, behindReferences(sides.head, pair.head), [kind]),
      proof: { kind: 'structural' } as const,
    }),
  );
}

function schemaChange(sides: Sides, reach: Reach, judged: Judged, idle: boolean): SchemaChange {
  const { steps, pair, difference } = reach;
  const proof = idle ? idleProof : proofOf(sides, reach, judged);
  return {
    kind: difference.kind,
    action: difference.action,
    severity: severityOf(sides, difference, proof),
    steps,
    property: difference.replacement.part === 'property' ? difference.replacement.name : undefined,
    before: difference.before,
    after: difference.after,
    ...placesOf(sides, pair, difference, proof),
    proof,
  };
}

const idleProof: Proof = {
  kind: 'idle',
  because: 'No value that the schemas allow is of a type that this speaks of.',
};

/** Witnesses of differences that were met before in another payload: one is enough, and costs the most. */
const witnesses = new WeakMap<Judged, Proof>();

function proofOf(sides: Sides, reach: Reach, judged: Judged): Proof {
  const known = witnesses.get(judged);
  if (known) return known;
  const proof = newProof(sides, reach, judged.answer);
  if (proof.kind === 'witness') witnesses.set(judged, proof);
  return proof;
}

function newProof(sides: Sides, reach: Reach, answer: Judged['answer']): Proof {
  if (answer === 'idle') return idleProof;
  const whole = answer.verdict === 'not-contained' ? wholeWitness(sides, reach, answer.witness) : answer;
  if (whole.verdict === 'contained') return { kind: 'contained', because: whole.because };
  if (whole.verdict === 'undecided') return { kind: 'undecided', reason: whole.reason };
  return { kind: 'witness', payload: whole.witness, failures: whole.failures };
}

/** A property that is no longer described may be missed, though everything stays valid. */
function severityOf({ sender }: Sides, { kind, action, trend }: Difference, proof: Proof): ChangeSeverity {
  if (proof.kind === 'witness') return 'breaking';
  if (proof.kind === 'contained') return kind === 'property' && action === 'removed' ? 'dangerous' : 'safe';
  const harmless = sender === 'base' ? 'loosened' : 'tightened';
  return trend === harmless ? 'safe' : 'breaking';
}
