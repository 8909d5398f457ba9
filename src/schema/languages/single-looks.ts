import { CharSet, NFA } from 'refa';
import type { Automaton, Condition, Program } from './program.ts';

const maxCharacter = 0x10ffff;
/** No character: before the first, and after the last. */
const none = -1;

/** How far a match has come, and the group of the character before. */
interface Place {
  readonly at: number | 'before' | 'found';
  readonly last: number;
}

/** Characters that the pattern does not tell apart. */
interface Group {
  readonly characters: CharSet;
  /** One of their classes. */
  readonly sample: number;
}

/** Whether an assertion holds between two classes of characters. */
type Look = (before: number, after: number) => boolean;

/**
 * The language of the texts in which a pattern is found that looks at no more than one character before or after
 * a place, as `\b` does; `undefined` when it looks further. Each state knows the character before it.
 */
export function languageWithSingleLooks(automaton: Automaton, mostNodes: number): NFA | undefined {
  const looks = automaton.conditions.map(lookOf);
  if (!automaton.unicode || !looks.every((look) => look !== undefined)) return undefined;
  const groups = groupsOf(automaton);
  const places = new Map<string, Place>();
  const placeOf = (at: Place['at'], last: number): Place => {
    const key = `${at} ${last}`;
    const place = places.get(key) ?? { at, last };
    places.set(key, place);
    return place;
  };
  const reachedBy = (place: Place, next: number) =>
    reached(automaton.main, place.at, heldBits(looks, sampleOf(place.last), sampleOf(next)));
  const sampleOf = (group: number) => groups[group]?.sample ?? none;
  const getOut = (place: Place): Map<Place, CharSet> => {
    const out = new Map<Place, CharSet>();
    for (const [index, { characters, sample }] of groups.entries()) {
      const { reading, isFound } = reachedBy(place, index);
      const targets = reading
        .filter(({ classes }) => classes[sample] === 1)
        .map(({ to }) => placeOf(to, index));
      if (place.at === 'before') targets.push(placeOf('before', index));
      for (const to of isFound ? [placeOf('found', none)] : targets)
        out.set(to, out.get(to)?.union(characters) ?? characters);
    }
    return out;
  };
  const isFinal = (place: Place) => reachedBy(place, none).isFound;
  return NFA.fromTransitionIterator(
    { initial: placeOf('before', none), getOut, isFinal },
    { maxCharacter },
    new NFA.LimitedNodeFactory(mostNodes),
  );
}

function heldBits(looks: readonly Look[], before: number, after: number): number {
  return looks.reduce((bits, look, index) => (look(before, after) ? bits | (1 << index) : bits), 0);
}

/** What reads the next character, where these conditions hold, and whether a match ends here. */
function reached({ instructions, start }: Program, at: Place['at'], held: number) {
  const reading: { readonly classes: Uint8Array; readonly to: number }[] = [];
  let isFound = at === 'found';
  const seen = new Set<number>();
  const pending = at === 'found' ? [] : [at === 'before' ? start : at];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const instruction = instructions[index];
    if (!instruction || seen.has(index)) continue;
    seen.add(index);
    if (instruction.kind === 'match') isFound = true;
    else if (instruction.kind === 'read') reading.push(instruction);
    else if (instruction.kind === 'split') pending.push(...instruction.to);
    else if ((instruction.bit & held) !== 0) pending.push(instruction.to);
  }
  return { reading, isFound };
}

function lookOf(condition: Condition): Look | undefined {
  if (condition.kind !== 'look') {
    const isStart = condition.kind === 'start';
    return (before, after) => (isStart ? before : after) === none;
  }
  const { program, negate } = condition;
  const { reading, isFound } = reached(program, 'before', 0);
  const isSingle = reading.every(({ to }) => program.instructions[to]?.kind === 'match');
  if (isFound || !isSingle || program.conditions !== 0) return undefined;
  return (before, after) => {
    const looked = program.backwards ? after : before;
    return reading.some(({ classes }) => classes[looked] === 1) !== negate;
  };
}

function groupsOf({ main, conditions, classStarts }: Automaton): readonly Group[] {
  const programs = [main, ...conditions.flatMap((one) => (one.kind === 'look' ? [one.program] : []))];
  const reads = programs.flatMap(({ instructions }) =>
    instructions.flatMap((one) => (one.kind === 'read' ? [one.classes] : [])),
  );
  const groups = new Map<string, Group>();
  for (const [index, min] of classStarts.entries()) {
    if (min > maxCharacter) continue;
    const max = (classStarts[index + 1] ?? maxCharacter + 1) - 1;
    const characters = CharSet.fromRange(maxCharacter, { min, max });
    const key = reads.map((classes) => classes[index]).join('');
    const known = groups.get(key);
    groups.set(key, { sample: index, characters: known?.characters.union(characters) ?? characters });
  }
  return [...groups.values()];
}
