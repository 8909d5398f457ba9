import { isObject } from '../../json.ts';
import type { Containment } from '../../schema/index.ts';
import { wholeDifference, type Difference } from './difference.ts';
import { differencesOf } from './differences.ts';
import { isIdleKeyword } from './idle.ts';
import { isRewritten, judgeDifference, judgeWhole } from './judge.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { plainlyHarmless } from './plainly-harmless.ts';
import { schemaAt } from './schema-side.ts';

/** A pair of schemas that differ in themselves, and what each difference means there. */
export interface JudgedPair extends PairDifferences {
  readonly judged: readonly Judged[];
}

/** A difference, and what it means. */
export interface Judged {
  readonly difference: Difference;
  /** `idle`: it touches no value that the schemas allow. */
  readonly answer: Containment | 'idle';
  /** Whether its own words tell that it breaks nobody, whatever else changes. */
  readonly isPlain: boolean;
}

/** Judges pairs of schemas, each once for a direction and a sender, however many payloads it is reached in. */
export function createPairJudge(): (sides: Sides, pair: Pair) => JudgedPair {
  const pairs = new Map<string, JudgedPair>();
  const answers = new Map<string, Judged>();
  const rewritten = new Map<string, boolean>();
  const judges: Judges = {
    // An object of its own for each place: what shows the difference has to stand where it does.
    judgeOnce: (sides, pair, difference) => ({
      ...remembered(
        answers,
        JSON.stringify([pairKey(sides, pair), difference.kind, difference.replacement]),
        () => judge(sides, pair, difference),
      ),
      difference,
    }),
    isRewrittenOnce: (sides, differences) =>
      remembered(rewritten, pairKey(sides, differences.pair), () => isRewritten(sides, differences)),
  };
  return (sides, pair) => remembered(pairs, placeKey(sides, pair), () => judgePair(sides, pair, judges));
}

/** Judges pairs as wholes, each once: what differences do together, each of which alone breaks nobody. */
export function createWholeJudge(): (sides: Sides, pair: Pair) => Judged {
  const places = new Map<string, Judged>();
  const answers = new Map<string, Judged['answer']>();
  return (sides, pair) =>
    remembered(places, placeKey(sides, pair), () => ({
      difference: wholeDifference(true, true),
      answer: remembered(answers, pairKey(sides, pair), () => judgeWhole(sides, pair)),
      isPlain: false,
    }));
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function placeKey({ direction, sender }: Sides, pair: Pair): string {
  return [direction, sender, pair.whole, pair.base, pair.head].join(' ');
}

/** What tells whether two pairs, and what they reach, mean the same, wherever they stand. */
export function pairKey({ base, head, direction, sender }: Sides, pair: Pair): string {
  return [direction, sender, pair.whole, base.keys.schema(pair.base), head.keys.schema(pair.head)].join(' ');
}

function judge(sides: Sides, pair: Pair, difference: Difference): Judged {
  if (isIdleKeyword(sides, pair, difference.kind)) return { difference, answer: 'idle', isPlain: true };
  const because = plainlyHarmless(sides, pair, difference);
  return because === undefined
    ? { difference, answer: judgeDifference(sides, pair, difference), isPlain: false }
    : { difference, answer: { verdict: 'contained', because }, isPlain: true };
}

/** What is asked of a pair, and remembered by what the pair means. */
interface Judges {
  readonly judgeOnce: (sides: Sides, pair: Pair, difference: Difference) => Judged;
  readonly isRewrittenOnce: (sides: Sides, differences: PairDifferences) => boolean;
}

function judgePair(sides: Sides, given: Pair, { judgeOnce, isRewrittenOnce }: Judges): JudgedPair {
  const differences = differencesOf(sides, given);
  const { pair, own } = differences;
  const judged = own.map((difference) => judgeOnce(sides, pair, difference));
  const breaksNobody =
    judged.length > 0 && judged.every(({ answer }) => answer !== 'idle' && answer.verdict === 'contained');
  if (!breaksNobody || !isRewrittenOnce(sides, differences)) return { ...differences, judged };
  // A property that says nothing of its values is there, or missed, all the same.
  const isOpen = [schemaAt(sides.base, pair.base), schemaAt(sides.head, pair.head)].every(
    (schema) => !isObject(schema) || schema.additionalProperties === undefined,
  );
  return {
    ...differences,
    judged: isOpen ? judged.filter(({ difference }) => difference.kind === 'property') : [],
  };
}
