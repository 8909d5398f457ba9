import type { Containment } from '../../schema/containment/contains.ts';
import { isObject, type Json } from '../../json.ts';
import { appendPointer, fromPointer, valueAt } from '../../json-pointer.ts';
import type { ChangeSeverity, Proof } from '../change.ts';
import { annotationDifferences } from './annotation-difference.ts';
import { wholeDifference, type Difference } from './difference.ts';
import { isIdleKeyword, isIdleStep } from './idle.ts';
import { isRewritten, judgeDifference, judgeWhole } from './judge.ts';
import { isMoved } from './moved.ts';
import { differencesOf } from './differences.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { existing, placesOf } from './places.ts';
import { refusalsOf } from './refusals.ts';
import type { SchemaChange } from './schema-change.ts';
import { behindReferences, schemaAt, type SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';
import { wholeWitness, writtenPlace, type Reach } from './witness.ts';

/** The schemas of the same payload in both contracts, by the pointers that they have there. */
export interface PayloadPair {
  readonly base: string;
  readonly head: string;
  /** Whether the payload is never empty, as a segment of a path is not. */
  readonly filled?: boolean;
}

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
  /** The pairs around it that speak of the same value. */
  readonly around: readonly Pair[];
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
  return (sides, { base, head, filled = false }) => {
    const key = [sides.direction, sides.sender, filled, base, head].join(' ');
    const [from, to] = [[sides.base, base] as const, [sides.head, head] as const].map(
      ([{ normal }, pointer]) => (filled ? normal.defineFilled(pointer) : normal.define(pointer)),
    );
    const root = { base: from ?? base, head: to ?? head, whole: true };
    const known = told.get(key) ?? changesOf(sides, root, judgedPair);
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
  if (!breaksNobody || !isRewritten(sides, differences)) return { ...differences, judged };
  // A property that says nothing of its values is there, or missed, all the same.
  const isOpen = [
    schemaAt(sides.base, differences.pair.base),
    schemaAt(sides.head, differences.pair.head),
  ].every((schema) => !isObject(schema) || schema.additionalProperties === undefined);
  return {
    ...differences,
    judged: isOpen ? judged.filter(({ difference }) => difference.kind === 'property') : [],
  };
}

/** Breadth first, so that each schema is reached by its shortest way, and one that comes back within itself once. */
function changesOf(
  sides: Sides,
  root: Pair,
  judgedPair: (sides: Sides, pair: Pair) => JudgedPair,
  contents: ReadonlySet<string> = new Set(),
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  const pending: Reached[] = [{ pair: root, steps: [], around: [], idle: false, unsent: false }];
  const seen = new Set<string>();
  let isManifold = false;
  for (const { pair, steps, around, idle, unsent } of pending) {
    if (unsent) {
      changes.push(...annotationChanges(sides, pair, steps));
      continue;
    }
    const found = judgedPair(sides, pair);
    changes.push(...contentChanges(sides, found.pair, steps, judgedPair, contents));
    const key = JSON.stringify(found.pair);
    if (seen.has(key)) continue;
    seen.add(key);
    changes.push(
      ...annotationChanges(sides, pair, steps),
      ...found.judged
        .filter((judged) => !isMoved(sides, [...around, found.pair], judged))
        .map((judged) =>
          schemaChange(sides, { root, steps, pair: found.pair, difference: judged.difference }, judged, idle),
        ),
    );
    isManifold ||= found.judged.length > 1;
    pending.push(
      ...found.children.map((child) => ({
        pair: child.pair,
        steps: [...steps, child.step],
        around: child.step.into === 'branch' ? [...around, found.pair] : [],
        idle: idle || isIdleStep(sides, found.pair, child.step),
        unsent: child.unsent ?? false,
      })),
    );
  }
  const isBreaking = changes.some(({ severity }) => severity === 'breaking');
  return isManifold && !isBreaking ? [...changes, ...jointChange(sides, root)] : changes;
}

/** The changes of what a text holds: a payload of its own, as the validator does not decode. */
function contentChanges(
  sides: Sides,
  pair: Pair,
  steps: readonly Step[],
  judgedPair: (sides: Sides, pair: Pair) => JudgedPair,
  contents: ReadonlySet<string>,
): readonly SchemaChange[] {
  const [base, head] = [sides.base, sides.head].map((side, index) => {
    const pointer = appendPointer(index === 0 ? pair.base : pair.head, 'contentSchema');
    return valueAt(side.document, pointer) === undefined ? undefined : pointer;
  });
  if (base === undefined || head === undefined) return [];
  const key = JSON.stringify([base, head]);
  if (contents.has(key)) return [];
  const into: Step = { into: 'content' };
  const inner = changesOf(sides, { base, head, whole: true }, judgedPair, new Set(contents).add(key));
  return inner.map((change) => Object.assign({}, change, { steps: [...steps, into, ...change.steps] }));
}

/** The change that differences make together of which none breaks anybody alone. */
function jointChange(sides: Sides, root: Pair): readonly SchemaChange[] {
  const answer = judgeWhole(sides, root);
  if (answer.verdict !== 'not-contained') return [];
  const difference = wholeDifference(true, true);
  const reach: Reach = { root, steps: [], pair: root, difference };
  const change = schemaChange(sides, reach, { difference, answer }, false);
  return change.proof.kind === 'witness' ? [{ ...change, kind: 'combination', action: 'changed' }] : [];
}

function annotationChanges(sides: Sides, pair: Pair, steps: readonly Step[]): readonly SchemaChange[] {
  if (sides.base.keys.schema(pair.base) === sides.head.keys.schema(pair.head)) return [];
  return annotationDifferences(sides, pair).map(({ kind, ...difference }) =>
    Object.assign(difference, {
      kind,
      steps,
      property: undefined,
      base: existing(sides.base, behindReferences(sides.base, pair.base), [kind]),
      head: existing(sides.head, behindReferences(sides.head, pair.head), [kind]),
      proof: { kind: 'structural' } as const,
    }),
  );
}

function schemaChange(sides: Sides, reach: Reach, judged: Judged, idle: boolean): SchemaChange {
  const { steps, pair, difference } = reach;
  const proof = idle ? idleProof : proofOf(sides, reach, judged);
  const places = placesOf(sides, pair, difference, proof);
  const explained = proof.kind === 'witness' ? explainedProof(sides, reach, places, proof) : proof;
  if (explained.kind === 'witness') witnesses.set(judged, explained);
  return {
    kind: writtenKind(difference.kind, places),
    action: difference.action,
    severity: severityOf(sides, reach, proof),
    steps,
    property: difference.replacement.part === 'property' ? difference.replacement.name : undefined,
    before: saidValue(sides.base, pair.base, difference.kind, difference.before),
    after: saidValue(sides.head, pair.head, difference.kind, difference.after),
    ...places,
    proof: explained,
  };
}

/** A witness with what matters of its failures: which of them are this change's own depends on where it stands. */
function explainedProof(
  sides: Sides,
  { root, steps }: Reach,
  places: Pick<SchemaChange, 'base' | 'head'>,
  proof: Extract<Proof, { kind: 'witness' }>,
): Proof {
  if (proof.refusals.length > 0) return proof;
  const receiver = sides.sender === 'base' ? 'head' : 'base';
  const shown = { pointer: places[receiver], steps };
  const place = writtenPlace(sides, root, receiver);
  return { ...proof, refusals: refusalsOf(place, sides.direction, proof.payload, proof.failures, shown) };
}

/** A value that somebody wrote: not what its place implies. */
function saidValue(
  side: SchemaSide,
  pointer: string,
  kind: string,
  value: Json | undefined,
): Json | undefined {
  return side.normal.isImplied(pointer, kind) ? undefined : value;
}

/** A keyword is told by the name that it is written under. */
function writtenKind(kind: string, { base, head }: { readonly base: string; readonly head: string }): string {
  const written = [base, head].map((pointer) => fromPointer(pointer).at(-1) ?? '');
  return written.find((name) => spelledOtherwise[kind]?.includes(name)) ?? kind;
}

const spelledOtherwise: Readonly<Record<string, readonly string[]>> = {
  additionalProperties: ['unevaluatedProperties'],
  items: ['unevaluatedItems'],
  anyOf: ['oneOf'],
  contentEncoding: ['format'],
  contentMediaType: ['format'],
};

const idleProof: Proof = {
  kind: 'idle',
  because: 'No value that the schemas allow is of a type that this speaks of.',
};

/** Witnesses of differences that were met before in another payload: one is enough, and costs the most. */
const witnesses = new WeakMap<Judged, Proof>();

function proofOf(sides: Sides, reach: Reach, judged: Judged): Proof {
  const known = witnesses.get(judged);
  if (known) return known;
  return newProof(sides, reach, judged.answer);
}

function newProof(sides: Sides, reach: Reach, answer: Judged['answer']): Proof {
  if (answer === 'idle') return idleProof;
  const whole = answer.verdict === 'not-contained' ? wholeWitness(sides, reach, answer.witness) : answer;
  if (whole.verdict === 'contained') return { kind: 'contained', because: whole.because };
  if (whole.verdict === 'undecided') return { kind: 'undecided', reason: whole.reason };
  return { kind: 'witness', payload: whole.witness, failures: whole.failures, refusals: [] };
}

/** A property that is no longer described may be missed, though everything stays valid. */
function severityOf({ sender }: Sides, { difference }: Reach, proof: Proof): ChangeSeverity {
  const { kind, action, trend } = difference;
  if (proof.kind === 'witness') return 'breaking';
  if (proof.kind === 'contained') return kind === 'property' && action === 'removed' ? 'dangerous' : 'safe';
  const harmless = sender === 'base' ? 'loosened' : 'tightened';
  return trend === harmless ? 'safe' : 'breaking';
}
