import { array, integer, noBias, sample } from 'fast-check';
import type { Contract, Method, Operation } from '../../contract/contract.ts';
import { linksFrom, type Link } from './link.ts';
import { mayBePaged } from './follow.ts';
import { createdShape, isCreator } from './memory.ts';
import { pathParameters, pathShape } from '../path-shape.ts';
import type { Sequence, Step } from './step.ts';

/** How many random sequences begin with one operation, and how many steps each has after it. */
const walks = 10;
const walkLength = 6;
/** How many sequences begin with one operation at most, whatever the contract has. */
const mostSequences = 40;

/** What sequences are made of. */
export interface SequenceMaker {
  readonly contract: Contract;
  /** The operations that steps may be of. */
  readonly operations: readonly Operation[];
  readonly seed: number;
  /** The kinds of resources that an operation's requests name beside those of its path, by the shapes of their paths. */
  readonly refersTo: (operation: Operation) => ReadonlySet<string>;
}

/**
 * The sequences that an operation begins: what it creates is read, changed and deleted, its links are
 * followed, and random steps are taken with what it created. Always the same for a seed. None when the
 * operation neither creates anything that can be read, nor has links.
 */
export function sequencesFrom(maker: SequenceMaker, first: Operation): readonly Sequence[] {
  const { contract, operations } = maker;
  const before = creatorsBefore({ operations }, first).map((operation): Step => ({ operation }));
  const followed = [
    ...(isCreator({ operations }, first) ? fixed(maker, first) : []),
    ...chains(contract, operations, first, 3),
    ...(isCreator({ operations }, first) ? random(maker, first) : []),
  ];
  const sequences = followed
    .slice(0, mostSequences)
    .map((steps) => [...before, { operation: first }].concat(steps));
  if (isCreator({ operations }, first)) {
    const { read, change } = usesOf(maker, first);
    const made: Step = { operation: first };
    if (read.length > 0) sequences.push([...before, { ...made, isReadOnlySent: true }, ...read]);
    for (const { operation } of change)
      sequences.push([...before, made, { operation, isReadOnlySent: true }, ...read]);
  }
  // A second one is another, and the first stays what it is.
  const twice = [1, 2].map((draw): Step => ({ operation: first, draw, isDistinct: true }));
  if (isCreator({ operations }, first))
    for (const step of usesOf(maker, first).read)
      sequences.push([...before, ...twice, { ...step, isEarlier: true }]);
  // A list is one whoever makes what is in it.
  if (mayBePaged(contract, first)) sequences.push([...before, ...pagesOf(first)]);
  return sequences.map((steps, index) => ({ id: `${first.title}#sequence:${index}`, steps }));
}

/** What can be done with what an operation created. */
interface Uses {
  readonly read: readonly Step[];
  readonly change: readonly Step[];
  readonly remove: readonly Step[];
  /** What lists them. */
  readonly list: readonly Step[];
  /** Whatever has the resource's path before its own. */
  readonly below: readonly Step[];
  /** What makes something that has its id. */
  readonly referring: readonly Step[];
}

function usesOf({ operations, refersTo }: SequenceMaker, creator: Operation): Uses {
  const item = createdShape(creator);
  const at = (...methods: Method[]): Step[] =>
    operations
      .filter(({ method, path }) => methods.some((each) => each === method) && pathShape(path) === item)
      .map((operation) => ({ operation }));
  const below = operations.filter(({ path }) => pathShape(path).startsWith(`${item}/`));
  return {
    read: at('get'),
    // What is written a second time is something else.
    change: at('put', 'patch', 'post').map(({ operation }, index) => ({
      operation,
      draw: index + 3,
      isDistinct: true,
    })),
    remove: at('delete'),
    list: operations
      .filter(({ method, path }) => method === 'get' && `${pathShape(path)}/{}` === item)
      .map((operation) => ({ operation })),
    below: below.map((operation) => ({ operation })),
    referring: operations
      .filter((operation) => operation.method === 'post' && refersTo(operation).has(item))
      .map((operation) => ({ operation })),
  };
}

function fixed(maker: SequenceMaker, creator: Operation): readonly (readonly Step[])[] {
  const { read, change, remove, list, below, referring } = usesOf(maker, creator);
  const pages = list.flatMap((step) => pagesOf(step.operation));
  const sequences = [
    read,
    remove.length > 0 ? [...remove, ...read] : [],
    ...change.map((step) => [step, ...read]),
    [...read, ...change, ...remove, ...read],
    ...below.slice(0, 10).map((step) => [step].concat(read)),
    ...read.map((step): Step[] => [{ ...step, follow: 'location' }]),
    list.length > 0 ? [{ operation: creator, draw: 1, isDistinct: true }, ...read, ...list] : [],
    remove.length > 0 && list.length > 0 ? [...remove, ...list] : [],
    ...(list.length > 0 ? change.map((step) => [step, ...list]) : []),
    pages.length > 0 ? [{ operation: creator, draw: 2 }, ...pages] : [],
    ...(remove.length > 0 ? change.map((step) => [...remove, ...read, step, ...read]) : []),
    ...below.slice(0, 5).flatMap((step) => change.map((other) => [step, other, ...read])),
    ...change.map((step) => [step, step].concat(read)),
    ...referring
      .slice(0, 3)
      .flatMap((step) => remove.map((other) => [step, other].concat(readsOf(maker, step)))),
  ];
  return sequences.filter((steps, index) => steps.length > 0 && !isRepeated(sequences, steps, index));
}

function readsOf(maker: SequenceMaker, { operation }: Step): readonly Step[] {
  return isCreator(maker, operation) ? usesOf(maker, operation).read : [];
}

/** A small page, and those that it leads to. */
function pagesOf(operation: Operation): readonly Step[] {
  const next: Step = { operation, follow: 'next' };
  return [{ operation, isSmallPage: true }, next, next];
}

function isRepeated(sequences: readonly (readonly Step[])[], steps: readonly Step[], index: number): boolean {
  const text = titles(steps);
  return sequences.slice(0, index).some((other) => titles(other) === text);
}

function titles(steps: readonly Step[]): string {
  return steps.map(({ operation, follow, draw }) => `${operation.title} ${follow} ${draw}`).join(' ');
}

/** Links after links, as far as they lead in so many steps. */
function chains(
  contract: Contract,
  operations: readonly Operation[],
  from: Operation,
  depth: number,
): readonly (readonly Step[])[] {
  if (depth === 0) return [];
  return usableLinks(contract, operations, from).flatMap((link) => {
    const step: Step = { operation: link.to, link };
    const further = chains(contract, operations, link.to, depth - 1).slice(0, 4);
    return [[step]].concat(further.map((steps) => [step].concat(steps)));
  });
}

function usableLinks(contract: Contract, operations: readonly Operation[], from: Operation): readonly Link[] {
  return linksFrom(contract, from).filter(({ to }) => operations.includes(to));
}

// The random steps draw random values too, but for those in which ids are filled in.
function random(maker: SequenceMaker, creator: Operation): readonly (readonly Step[])[] {
  const { contract, operations, seed } = maker;
  const { read, change, remove, list, below, referring } = usesOf(maker, creator);
  const linked = usableLinks(contract, operations, creator).map((link) => ({ operation: link.to, link }));
  const choices: readonly Step[] = [
    ...read,
    ...change,
    ...remove,
    ...below,
    ...linked,
    ...list,
    ...referring,
  ];
  if (choices.length === 0) return [];
  const picks = array(noBias(integer({ min: 0, max: choices.length - 1 })), {
    minLength: walkLength,
    maxLength: walkLength,
    size: 'max',
  });
  return sample(picks, { seed, numRuns: walks }).map((walk, row) =>
    walk.flatMap((pick, column) => {
      const step = choices[pick];
      return step ? [{ ...step, draw: row * walkLength + column }] : [];
    }),
  );
}

/** What creates the resources that an operation's path begins with, the outermost first. */
function creatorsBefore(contract: Pick<Contract, 'operations'>, operation: Operation): readonly Operation[] {
  const own = isCreator(contract, operation) ? createdShape(operation) : undefined;
  return pathParameters(operation.path).flatMap(({ shape }) => {
    const creator = contract.operations.find(
      (other) => createdShape(other) === shape && isCreator(contract, other),
    );
    return creator && creator !== operation && shape !== own ? [creator] : [];
  });
}
