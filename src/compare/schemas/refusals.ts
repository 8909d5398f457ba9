import { isObject, type Json } from '../../json.ts';
import { appendPointer, fromPointer, isWithin, valueAt } from '../../json-pointer.ts';
import {
  compileSchema,
  type Direction,
  type SchemaPlace,
  type ValidationFailure,
} from '../../schema/index.ts';
import type { Step } from './step.ts';

/** Why a payload is refused: one failure that matters. */
export interface Refusal extends ValidationFailure {
  /** Whether it is of the change that the payload shows, and not of another one that it happens to meet. */
  readonly own: boolean;
}

/** A change that a payload shows. */
interface Shown {
  /** Where it stands in the receiver's contract. */
  readonly pointer: string;
  /** The way to it in the payload. */
  readonly steps: readonly Step[];
}

/** Unions within unions are looked into so far. */
const mostDepth = 4;

/**
 * The failures of a payload that matter: of a union, the branches that match it together, or what fails of the one
 * that is nearest.
 */
export function refusalsOf(
  receiver: SchemaPlace,
  direction: Direction,
  payload: Json,
  failures: readonly ValidationFailure[],
  shown: Shown,
): readonly Refusal[] {
  const telling = explained({ receiver, direction, payload, pointer: shown.pointer }, failures, 0);
  const isOwn = ownJudge(telling, shown);
  const refusals = telling.map((failure): Refusal => Object.assign({}, failure, { own: isOwn(failure) }));
  return refusals.toSorted((one, other) => Number(other.own) - Number(one.own));
}

/** What stands where the change does, else what is refused where it leads to in the payload, else everything. */
function ownJudge(
  failures: readonly ValidationFailure[],
  { pointer, steps }: Shown,
): (failure: ValidationFailure) => boolean {
  const judges = [
    ({ schemaPointer }: ValidationFailure): boolean => isWithin(schemaPointer, pointer),
    ({ instancePointer }: ValidationFailure): boolean => isAlong(instancePointer, steps),
  ];
  return judges.find((judge) => failures.some(judge)) ?? (() => true);
}

/** Whether a part of a payload is where steps lead to, or below that. */
export function isAlong(pointer: string, steps: readonly Step[]): boolean {
  const tokens = fromPointer(pointer);
  const into = steps.filter(({ into: kind }) => kind !== 'branch');
  if (tokens.length < into.length) return false;
  return into.every((step, index) => step.into !== 'property' || tokens[index] === step.name);
}

interface Payload {
  readonly receiver: SchemaPlace;
  readonly direction: Direction;
  readonly payload: Json;
  /** Where the change stands: a branch that it makes fail is the one to tell of. */
  readonly pointer: string;
}

function explained(
  of: Payload,
  failures: readonly ValidationFailure[],
  depth: number,
): readonly ValidationFailure[] {
  const union = failures.find(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  if (!union || depth > mostDepth) return failures;
  const branches = branchesOf(of, union);
  if (branches.length === 0) return failures;
  const below = new Set(branches.flatMap((branch) => branch.failures.map(keyOf)));
  const others = failures.filter((failure) => failure !== union && !below.has(keyOf(failure)));
  return [...told(of, union, branches, depth), ...explained(of, others, depth + 1)];
}

interface Branch {
  readonly name: string;
  readonly failures: readonly ValidationFailure[];
}

function told(
  of: Payload,
  union: ValidationFailure,
  branches: readonly Branch[],
  depth: number,
): readonly ValidationFailure[] {
  const matching = branches.filter(({ failures }) => failures.length === 0);
  if (matching.length > 1) {
    const names = matching.map(({ name }) => name).join(' and ');
    return [{ ...union, message: `must match only one schema of oneOf, and matches ${names}` }];
  }
  const distances = new Map(branches.map((branch) => [branch, distanceOf(branch, of.pointer)]));
  const [nearest] = branches.toSorted(
    (one, other) => (distances.get(one) ?? 0) - (distances.get(other) ?? 0),
  );
  const failures = explained(of, nearest?.failures ?? [], depth + 1);
  return failures.length === 0
    ? [union]
    : failures.map((failure) =>
        Object.assign({}, failure, {
          message: `${failure.message} (${nearest?.name} is nearest of ${union.keyword})`,
        }),
      );
}

/** How far a payload is from a branch: one with another constant was hardly meant. */
function distanceOf({ failures }: Branch, pointer: string): number {
  if (failures.some(({ schemaPointer }) => isWithin(schemaPointer, pointer))) return 0;
  const isAnother = failures.some(({ keyword }) => keyword === 'const');
  return failures.length + (isAnother ? 1000 : 0);
}

function branchesOf({ receiver, direction, payload }: Payload, union: ValidationFailure): readonly Branch[] {
  const { document } = receiver;
  const list = valueAt(document, union.schemaPointer);
  const value = valueAt(payload, union.instancePointer);
  if (!Array.isArray(list) || value === undefined) return [];
  return list.map((branch, index) => {
    const pointer = appendPointer(union.schemaPointer, index);
    const failures = compileSchema({ document, pointer }, { direction }).validate(value);
    return {
      name: nameOf(branch, index),
      failures: failures.map((failure) =>
        Object.assign({}, failure, { instancePointer: `${union.instancePointer}${failure.instancePointer}` }),
      ),
    };
  });
}

/** A branch by the component that it refers to, or by its place. */
function nameOf(branch: Json, index: number): string {
  const reference = isObject(branch) && typeof branch.$ref === 'string' ? branch.$ref : '';
  return fromPointer(reference.replace(/^#/, '')).at(-1) ?? `branch ${index + 1}`;
}

function keyOf({ schemaPointer, instancePointer }: ValidationFailure): string {
  return `${schemaPointer} ${instancePointer}`;
}
