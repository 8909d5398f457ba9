import type { Json } from '../../json.ts';
import { appendPointer, fromPointer, valueAt } from '../../json-pointer.ts';
import type { ChangeSeverity, Proof } from '../change.ts';
import { annotationDifferences } from './annotation-difference.ts';
import { isIdleStep } from './idle.ts';
import { createPairJudge, createWholeJudge, type Judged, type JudgedPair } from './judged-pair.ts';
import { isMoved } from './moved.ts';
import type { Pair, Sides } from './pair.ts';
import { existing, placesOf } from './places.ts';
import { createProofs, idleProof, type Proofs } from './proofs.ts';
import { refusalsOf } from './refusals.ts';
import type { SchemaChange } from './schema-change.ts';
import { behindReferences, type SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';
import { writtenPlace, type Reach } from './witness.ts';

/** The schemas of the same payload in both contracts, by the pointers that they have there. */
export interface PayloadPair {
  readonly base: string;
  readonly head: string;
  /** Whether the payload is never empty, as a segment of a path is not. */
  readonly filled?: boolean;
}

/** Compares the schemas of payloads, and remembers what it found of schemas that many payloads share. */
export type SchemaComparison = (sides: Sides, payload: PayloadPair) => readonly SchemaChange[];

/** A pair that was reached, and how. */
interface Reached {
  readonly pair: Pair;
  readonly steps: readonly Step[];
  /** The pairs around it that speak of the same value. */
  readonly around: readonly Pair[];
  /** What is found of the value that they speak of. */
  readonly joint: Joint;
  /** Whether no value has a part there. */
  readonly idle: boolean;
  /** Whether the value does not travel there. */
  readonly unsent: boolean;
}

/** A value in a payload, by the schemas that all that speaks of it is part of. */
interface Joint {
  readonly pair: Pair;
  readonly steps: readonly Step[];
  /** How many differences speak of the value that may mean more together than each alone. */
  manifold: number;
}

/** What is known of a pair of contracts, and asked for again with each payload. */
interface Known {
  readonly judgedPair: (sides: Sides, pair: Pair) => JudgedPair;
  readonly proofs: Proofs;
  readonly judgedWhole: (sides: Sides, pair: Pair) => Judged;
}

/** A comparison that remembers, for one pair of contracts. */
export function createSchemaComparison(): SchemaComparison {
  const known: Known = {
    judgedPair: createPairJudge(),
    proofs: createProofs(),
    judgedWhole: createWholeJudge(),
  };
  const told = new Map<string, readonly SchemaChange[]>();
  return (sides, { base, head, filled = false }) => {
    const key = [sides.direction, sides.sender, filled, base, head].join(' ');
    const [from, to] = [[sides.base, base] as const, [sides.head, head] as const].map(
      ([{ normal }, pointer]) => (filled ? normal.defineFilled(pointer) : normal.define(pointer)),
    );
    const root = { base: from ?? base, head: to ?? head, whole: true };
    const before = told.get(key) ?? changesOf(sides, root, known);
    told.set(key, before);
    return before;
  };
}

/** Breadth first, so that each schema is reached by its shortest way, and one that comes back within itself once. */
function changesOf(
  sides: Sides,
  root: Pair,
  known: Known,
  contents: ReadonlySet<string> = new Set(),
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  const first: Joint = { pair: root, steps: [], manifold: 0 };
  const joints = [first];
  const pending: Reached[] = [
    { pair: root, steps: [], around: [], joint: first, idle: false, unsent: false },
  ];
  const seen = new Set<string>();
  for (const { pair, steps, around, joint, idle, unsent } of pending) {
    if (unsent) {
      changes.push(...annotationChanges(sides, pair, steps));
      continue;
    }
    const found = known.judgedPair(sides, pair);
    changes.push(...contentChanges(sides, found.pair, steps, known, contents));
    const key = JSON.stringify(found.pair);
    if (seen.has(key)) continue;
    seen.add(key);
    changes.push(
      ...annotationChanges(sides, pair, steps),
      ...found.judged
        .filter((judged) => !isMoved(sides, [...around, found.pair], judged))
        .map((judged) =>
          schemaChange(
            sides,
            { root, steps, pair: found.pair, difference: judged.difference },
            judged,
            known,
            idle,
          ),
        ),
    );
    joint.manifold += found.judged.filter(({ isPlain }) => !isPlain).length;
    for (const child of found.children) {
      const isSameValue = child.step.into === 'branch';
      const way = [...steps, child.step];
      const below = isSameValue ? joint : { pair: child.pair, steps: way, manifold: 0 };
      if (!isSameValue) joints.push(below);
      pending.push({
        pair: child.pair,
        steps: way,
        around: isSameValue ? [...around, found.pair] : [],
        joint: below,
        idle: idle || isIdleStep(sides, found.pair, child.step),
        unsent: child.unsent ?? false,
      });
    }
  }
  return [...changes, ...joints.flatMap((joint) => jointChange(sides, root, joint, known, changes))];
}

/** The changes of what a text holds: a payload of its own, as the validator does not decode. */
function contentChanges(
  sides: Sides,
  pair: Pair,
  steps: readonly Step[],
  known: Known,
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
  const inner = changesOf(sides, { base, head, whole: true }, known, new Set(contents).add(key));
  return inner.map((change) => Object.assign({}, change, { steps: [...steps, into, ...change.steps] }));
}

/** The change that differences of one value make together of which none breaks anybody alone. */
function jointChange(
  sides: Sides,
  root: Pair,
  { pair, steps, manifold }: Joint,
  known: Known,
  changes: readonly SchemaChange[],
): readonly SchemaChange[] {
  const isTold = changes.some((change) => change.severity === 'breaking' && isAlong(change.steps, steps));
  if (manifold < 2 || isTold) return [];
  const judged = known.judgedWhole(sides, pair);
  if (judged.answer === 'idle' || judged.answer.verdict !== 'not-contained') return [];
  const reach: Reach = { root, steps, pair, difference: judged.difference };
  const change = schemaChange(sides, reach, judged, known, false);
  return change.proof.kind === 'witness' ? [{ ...change, kind: 'combination', action: 'changed' }] : [];
}

function isAlong(steps: readonly Step[], start: readonly Step[]): boolean {
  return start.every((step, index) => JSON.stringify(step) === JSON.stringify(steps[index]));
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

function schemaChange(
  sides: Sides,
  reach: Reach,
  judged: Judged,
  { proofs }: Known,
  idle: boolean,
): SchemaChange {
  const { steps, pair, difference } = reach;
  const proof = idle ? idleProof : proofs.proofOf(sides, reach, judged);
  const places = placesOf(sides, pair, difference, { proof, steps });
  const explained = proof.kind === 'witness' ? explainedProof(sides, reach, places, proof) : proof;
  if (explained.kind === 'witness') proofs.remember(judged, explained);
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

/** A property that is no longer described may be missed, though everything stays valid. */
function severityOf({ sender }: Sides, { difference }: Reach, proof: Proof): ChangeSeverity {
  const { kind, action, trend } = difference;
  if (proof.kind === 'witness') return 'breaking';
  if (proof.kind === 'contained') return kind === 'property' && action === 'removed' ? 'dangerous' : 'safe';
  const harmless = sender === 'base' ? 'loosened' : 'tightened';
  return trend === harmless ? 'safe' : 'breaking';
}
