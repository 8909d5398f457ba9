import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { Checked } from './arbitraries/checked.ts';
import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';
import { isWithin, toPointer, valueAt } from '../json-pointer.ts';
import { anything, both, demand as demandOf, type Demand } from './demand.ts';
import { drawn, smallSize } from './drawing.ts';
import type { Engine } from './engine.ts';
import type { Edge, Step } from './keyword.ts';
import { independent } from './independent.ts';
import { includesName } from './name-set.ts';
import type { Occurrence } from './occurrence.ts';
import type { Unsupported, ValidationFailure, Violation } from './schema.ts';
import { itemDemand } from './types/array.ts';
import { propertyDemand } from './types/object.ts';

/** A violation with what it was made from, so that more like it can be made. */
export interface Recipe {
  readonly violation: Violation;
  readonly occurrence: Occurrence;
  readonly edge: Edge;
  /** Valid values in which the constraint counts. */
  readonly whole: Demand;
  /** Parts that break it. */
  readonly part: Demand;
}

type Judge = (value: Json) => readonly ValidationFailure[];

/** The violations of a schema's constraints, and what is said where none was found. */
export interface Recipes {
  readonly recipes: readonly Recipe[];
  readonly unsupported: readonly Unsupported[];
}

/** A violation for each way to break a constraint, where there is one. The same schema gives the same list. */
export function recipesOf(occurrences: readonly Occurrence[], engine: Engine, judge: Judge): Recipes {
  const recipes: Recipe[] = [];
  const unsupported: Unsupported[] = [];
  for (const occurrence of occurrences) {
    const { schemaPointer } = occurrence.constraint;
    const { breaks } = occurrence.rule;
    const found = breaks.length > 0 ? engine.quietly(() => recipesFor(occurrence, engine, judge)) : [];
    if (found) recipes.push(...found);
    else unsupported.push({ schemaPointer, reason: 'No value was found that breaks this and nothing else.' });
  }
  return { recipes, unsupported };
}

/**
 * Values that break nothing else; others only where the constraint follows from those that they break.
 * `undefined`: none was found, and none was proved not to exist.
 */
function recipesFor(occurrence: Occurrence, engine: Engine, judge: Judge): readonly Recipe[] | undefined {
  const whole = occurrence.reachAlone(anything);
  const wholes = [...drawn(whole, engine, 4)];
  const contexts = contextsAt(whole, occurrence.steps, engine);
  const aims = occurrence.rule.breaks.map((edge): Aim => ({ occurrence, edge, whole }));
  const tried = aims.map((aim) => recipeFor(aim, wholes, contexts, engine, judge));
  const alone = tried.flatMap(({ alone: one }) => one ?? []);
  if (alone.length > 0) return alone;
  return isImplied(occurrence, contexts, engine) ? tried.flatMap(({ other }) => other ?? []) : undefined;
}

/** Whether it is proved that no value breaks the constraint and nothing else that is said of the part. */
function isImplied(occurrence: Occurrence, contexts: readonly Demand[], engine: Engine): boolean {
  return (
    contexts.length > 0 &&
    contexts.every((context) => engine.isImpossible(strictPart(occurrence, context, occurrence.beyond)))
  );
}

type Aim = Pick<Recipe, 'occurrence' | 'edge' | 'whole'>;

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
  const path = aim.edge.edit && pathOf(whole, aim.occurrence.steps);
  const part = path && aim.edge.edit?.(valueAt(whole, toPointer(path)) ?? null);
  return part === undefined ? undefined : violationBy(aim, whole, part, judge);
}

/** What the part may be, the strictest first: all else that is said of it holds, then less and less of it. */
function partsFor({ occurrence, edge }: Aim, contexts: readonly Demand[]): readonly Demand[] {
  const strict = contexts.map((context) => strictPart(occurrence, context, edge.demand));
  return [...strict, both(occurrence.broken, edge.demand), edge.demand];
}

function strictPart({ host, broken }: Occurrence, context: Demand, edge: Demand): Demand {
  const others = context.literals.filter(
    (literal) => literal.kind !== 'node' || literal.node !== host || !literal.holds,
  );
  return both(demandOf(...others), broken, edge);
}

/** What is said of the part at the end of the steps, one demand for each way to get there. */
function contextsAt(whole: Demand, steps: readonly Step[], engine: Engine): readonly Demand[] {
  const [step, ...rest] = steps;
  if (!step) return [whole];
  const shapes = (engine.normal(whole)?.shapes ?? []).slice(0, 4);
  const parts = shapes.flatMap(({ object, array }) => {
    if (step.into === 'property') return object ? [propertyDemand(object, step.name)] : [];
    if (step.into === 'item') return array ? [itemDemand(array, step.index)] : [];
    if (step.into === 'items')
      return array
        ? [both(itemDemand(array, Infinity), ...(array.counts ?? []).map((count) => count.demand))]
        : [];
    return object?.some?.map(({ demand }) => demand) ?? [];
  });
  const found = parts.flatMap((part) => contextsAt(part, rest, engine));
  return [...new Map(found.map((one) => [one.key, one])).values()].slice(0, 6);
}

function violationBy(
  { occurrence, edge }: Aim,
  whole: Json,
  part: Json,
  judge: Judge,
): Violation | undefined {
  const path = pathOf(whole, occurrence.steps);
  if (!path) return undefined;
  const value = replaced(whole, path, part);
  const { constraint } = occurrence;
  const instancePointer = toPointer(path);
  const failures = judge(value);
  const isAimed = failures.some(
    (failure) =>
      isWithin(failure.keywordPath, constraint.keywordPath) &&
      isWithin(failure.instancePointer, instancePointer),
  );
  if (!isAimed || !isInPlace(failures, instancePointer)) return undefined;
  const others = failures
    .map((failure) => failure.schemaPointer)
    .filter((pointer) => pointer !== constraint.schemaPointer);
  return {
    constraint,
    label: edge.named?.(part) ?? edge.label,
    value,
    instancePointer,
    consequences: [...new Set(others)],
    isAlone: independent(constraint.keywordPath, failures).length === 0,
  };
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

/** The member names and positions that the steps lead through in a value. */
function pathOf(whole: Json, steps: readonly Step[]): readonly (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let value: Json = whole;
  for (const step of steps) {
    const token = tokenIn(value, step);
    if (token === undefined) return undefined;
    path.push(token);
    value = memberOf(value, token) ?? null;
  }
  return path;
}

function tokenIn(value: Json, step: Step): string | number | undefined {
  if (step.into === 'property')
    return isObject(value) && Object.hasOwn(value, step.name) ? step.name : undefined;
  if (step.into === 'properties')
    return isObject(value) ? Object.keys(value).find((name) => includesName(step.names, name)) : undefined;
  const index = step.into === 'item' ? step.index : step.from;
  return Array.isArray(value) && index < value.length ? index : undefined;
}

function memberOf(value: Json, token: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)];
  return isObject(value) ? value[token] : undefined;
}

function replaced(value: Json, path: readonly (string | number)[], part: Json): Json {
  const [token, ...rest] = path;
  if (token === undefined) return part;
  const inner = replaced(memberOf(value, token) ?? null, rest, part);
  if (Array.isArray(value)) return value.with(Number(token), inner);
  const copy: JsonObject = {};
  for (const [name, member] of isObject(value) ? Object.entries(value) : [])
    setOwn(copy, name, name === token ? inner : member);
  return copy;
}

/** Random violations like the ones that were found; where a draw does not come out as one, the one that was found. */
export function violatingOf(
  recipes: readonly Recipe[],
  engine: Engine,
  judge: Judge,
): Arbitrary<Violation> | undefined {
  if (recipes.length === 0) return undefined;
  return fc.oneof(...recipes.map((recipe) => alike(recipe, engine, judge)));
}

function alike(recipe: Recipe, engine: Engine, judge: Judge): Arbitrary<Violation> {
  const candidates = fc
    .tuple(engine.values(recipe.whole, smallSize), engine.values(recipe.part, smallSize))
    .map(([whole, part]) => {
      const made = editOf(recipe, whole, judge) ?? violationBy(recipe, whole, part, judge);
      return made?.isAlone === recipe.violation.isAlone ? made : recipe.violation;
    });
  return new Checked(candidates, () => true, { value: recipe.violation });
}
