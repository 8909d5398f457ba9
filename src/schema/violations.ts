import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { Checked } from './arbitraries/checked.ts';
import { Lazy } from './arbitraries/lazy.ts';
import type { Json } from './json.ts';
import { once } from './once.ts';
import { isWithin, toPointer } from './json-pointer.ts';
import { anything, both, demand as demandOf, type Demand } from './demand.ts';
import { drawn, smallSize } from './drawing.ts';
import type { Engine } from './engine.ts';
import { independent } from './independent.ts';
import type { Edge } from './keyword.ts';
import type { Occurrence, Place } from './occurrence.ts';
import { partAt, pathOf, replaced } from './part.ts';
import type { Constraint, Unsupported, ValidationFailure, Violation } from './schema.ts';
import type { Surroundings } from './surroundings.ts';

/** A violation with what it was made from, so that more like it can be made. */
export interface Recipe {
  readonly violation: Violation;
  readonly occurrence: Occurrence;
  readonly edge: Edge;
  /** Parts that break it. */
  readonly part: Demand;
}

/** The failures of a value; with an aim, the way to a keyword, without those of branches beside it. */
type Judge = (value: Json, aim?: string) => readonly ValidationFailure[];

/** The violations of a schema's constraints, and what is said where none was found. */
export interface Recipes {
  readonly recipes: readonly Recipe[];
  readonly unsupported: readonly Unsupported[];
}

/**
 * A violation for each way to break a constraint, where there is one; a constraint a step. The same schema gives the
 * same list.
 */
export function* recipesOf(
  occurrences: readonly Occurrence[],
  engine: Engine,
  judge: Judge,
  around: Surroundings,
): Generator<void, Recipes> {
  const recipes: Recipe[] = [];
  const unsupported: Unsupported[] = [];
  for (const occurrence of occurrences) {
    const { schemaPointer } = occurrence.constraint;
    const { breaks } = occurrence.rule;
    const found =
      breaks.length > 0 ? engine.quietly(() => recipesFor(occurrence, engine, judge, around)) : [];
    if (found) recipes.push(...found);
    else unsupported.push({ schemaPointer, reason: 'No value was found that breaks this and nothing else.' });
    yield;
  }
  return { recipes, unsupported };
}

/**
 * Values that break nothing else; others only where the constraint follows from those that they break.
 * `undefined`: none was found, and none was proved not to exist.
 */
function recipesFor(
  occurrence: Occurrence,
  engine: Engine,
  judge: Judge,
  { bases, contexts }: Surroundings,
): readonly Recipe[] | undefined {
  const wholes = bases(occurrence.place).slice(0, 4);
  const said = contexts(hostOf(occurrence.place));
  const tried = occurrence.rule.breaks.map((edge) =>
    recipeFor({ occurrence, edge }, wholes, said, engine, judge),
  );
  const alone = tried.flatMap(({ alone: one }) => one ?? []);
  if (alone.length > 0) return alone;
  return isImplied(occurrence, said, engine) ? tried.flatMap(({ other }) => other ?? []) : undefined;
}

/** The first place on the way that speaks of the same part. */
function hostOf(place: Place): Place {
  return place.from && !place.from.child.step ? hostOf(place.from.place) : place;
}

/** Whether it is proved that no value breaks the constraint and nothing else that is said of the part. */
function isImplied(occurrence: Occurrence, contexts: readonly Demand[], engine: Engine): boolean {
  return (
    contexts.length > 0 &&
    contexts.every((context) =>
      engine.isImpossible(strictPart(occurrence, context, both(occurrence.broken, occurrence.beyond))),
    )
  );
}

type Aim = Pick<Recipe, 'occurrence' | 'edge'>;

interface Tried {
  readonly alone?: Recipe;
  /** A value that breaks something else as well. */
  readonly other?: Recipe;
}

function recipeFor(
  aim: Aim,
  wholes: readonly Json[],
  contexts: readonly Demand[],
  engine: Engine,
  judge: Judge,
): Tried {
  const edited = editedBy(aim, wholes, judge);
  if (edited) return { alone: edited };
  let other: Recipe | undefined;
  for (const part of partsFor(aim, contexts)) {
    for (const value of drawn(part, engine, 3)) {
      for (const whole of wholes) {
        const violation = violationBy(aim, whole, value, judge);
        if (violation?.isAlone) return { alone: { ...aim, violation, part } };
        if (violation) other ??= { ...aim, violation, part };
      }
    }
  }
  return other ? { other } : {};
}

/** The smallest change of a valid value, where the edge knows one. */
function editedBy(aim: Aim, wholes: readonly Json[], judge: Judge): Recipe | undefined {
  for (const whole of wholes) {
    const violation = editOf(aim, whole, judge);
    if (violation?.isAlone) return { ...aim, violation, part: aim.edge.demand };
  }
  return undefined;
}

function editOf(aim: Aim, whole: Json, judge: Judge): Violation | undefined {
  const path = aim.edge.edit && pathOf(whole, aim.occurrence.place.steps);
  const part = path && aim.edge.edit?.(partAt(whole, path));
  return part === undefined ? undefined : violationBy(aim, whole, part, judge);
}

/** What the part may be, the strictest first: all else that is said of it holds, then less and less of it. */
function* partsFor({ occurrence, edge }: Aim, contexts: readonly Demand[]): Generator<Demand> {
  const { unbound } = occurrence;
  for (const context of contexts) yield strictPart(occurrence, context, both(unbound, edge.demand));
  if (isInAlternative(occurrence.place))
    for (const context of contexts)
      yield strictPart(occurrence, context, both(occurrence.broken, edge.demand));
  yield both(unbound, edge.demand);
  yield edge.demand;
}

/** Whether other branches have to fail so that the whole does. */
function isInAlternative({ inPlace }: Place): boolean {
  return inPlace.some(({ child }) => child.alone.literals.length > 0);
}

function strictPart({ place }: Occurrence, context: Demand, edge: Demand): Demand {
  const others = context.literals.filter(
    (literal) => literal.kind !== 'node' || literal.node !== place.host || !literal.holds,
  );
  return both(demandOf(...others), edge);
}

function violationBy(
  { occurrence, edge }: Aim,
  whole: Json,
  part: Json,
  judge: Judge,
): Violation | undefined {
  const path = pathOf(whole, occurrence.place.steps);
  if (!path) return undefined;
  const value = replaced(whole, path, part);
  const { constraint } = occurrence;
  const instancePointer = toPointer(path);
  const failures = judge(value, constraint.keywordPath);
  const isAimed = failures.some(
    (failure) =>
      isWithin(failure.keywordPath, constraint.keywordPath) &&
      isWithin(failure.instancePointer, instancePointer),
  );
  if (!isAimed || !isInPlace(failures, instancePointer)) return undefined;
  const consequences = once(() => consequencesOf(constraint, judge(value)));
  return {
    constraint,
    label: edge.named?.(part) ?? edge.label,
    value,
    instancePointer,
    get consequences() {
      return consequences();
    },
    isAlone: independent(constraint.keywordPath, failures).length === 0,
  };
}

function consequencesOf(
  { schemaPointer }: Constraint,
  failures: readonly ValidationFailure[],
): readonly string[] {
  const pointers = failures.map((failure) => failure.schemaPointer);
  return [...new Set(pointers)].filter((pointer) => pointer !== schemaPointer);
}

/** Whether all that fails is at the place, unless an alternative around it fails: then its other branches fail where they like. */
function isInPlace(failures: readonly ValidationFailure[], instancePointer: string): boolean {
  const around = failures.filter(
    ({ keyword, instancePointer: place }) => alternatives.has(keyword) && isWithin(instancePointer, place),
  );
  return failures.every(
    (failure) =>
      isWithin(failure.instancePointer, instancePointer) ||
      around.some((other) => isWithin(failure.instancePointer, other.instancePointer)),
  );
}

const alternatives: ReadonlySet<string> = new Set([
  'anyOf',
  'oneOf',
  'if',
  'not',
  'contains',
  'propertyNames',
]);

/** Random violations like the ones that were found; where a draw does not come out as one, the one that was found. */
export function violatingOf(
  recipes: readonly Recipe[],
  engine: Engine,
  judge: Judge,
): Arbitrary<Violation> | undefined {
  if (recipes.length === 0) return undefined;
  return fc.oneof(...recipes.map((recipe) => new Lazy(() => alike(recipe, engine, judge))));
}

function alike(recipe: Recipe, engine: Engine, judge: Judge): Arbitrary<Violation> {
  const candidates = fc
    .tuple(
      engine.values(recipe.occurrence.reachAlone(anything), smallSize),
      engine.values(recipe.part, smallSize),
    )
    .map(([whole, part]) => {
      const made = editOf(recipe, whole, judge) ?? violationBy(recipe, whole, part, judge);
      return made?.isAlone === recipe.violation.isAlone ? made : recipe.violation;
    });
  return new Checked(candidates, () => true, { value: recipe.violation });
}
