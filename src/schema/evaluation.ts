import { anything, both, fails, holds, shaped, type Demand } from './demand.ts';
import type { Site } from './keyword.ts';
import { indices } from './keywords/all-of.ts';
import { triggersOf } from './keywords/dependent-schemas.ts';
import { without } from './keywords/required.ts';
import { isObject } from './json.ts';
import { where } from './shape.ts';

/** One way in which the schemas of a place can hold, and what they evaluate then (Core 2020-12, section 11). */
export interface Evaluation {
  /** What it takes: which branches hold and which fail. */
  readonly demand: Demand;
  /** Property names that are evaluated; `all` when every one is. */
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly allProperties: boolean;
  /** How many items from the first on are evaluated; `Infinity` when all are. */
  readonly items: number;
  /** Items that meet one of these are evaluated as well. */
  readonly contained: readonly Demand[];
}

/** More ways than this are not told apart. */
const mostWays = 128;

const nothing: Evaluation = {
  demand: anything,
  names: [],
  patterns: [],
  allProperties: false,
  items: 0,
  contained: [],
};

/** All ways in which a schema can hold, its own `unevaluated` keywords left out. */
export function evaluationsOf(site: Site): readonly Evaluation[] {
  return inPlace(site, 12).reduce(product, [own(site)]);
}

/** What the keywords of a schema evaluate themselves. */
function own(site: Site): Evaluation {
  const { schema } = site;
  const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
  return {
    demand: anything,
    names: isObject(schema.properties) ? Object.keys(schema.properties) : [],
    patterns: isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [],
    allProperties: Object.hasOwn(schema, 'additionalProperties'),
    items: Object.hasOwn(schema, 'items') ? Infinity : prefix,
    contained: Object.hasOwn(schema, 'contains') ? [holds(site.child('contains'))] : [],
  };
}

/** The ways of each applicator of a schema that speaks of the same value. */
function inPlace(site: Site, depth: number): readonly (readonly Evaluation[])[] {
  const { schema } = site;
  const whole = (...tokens: readonly (string | number)[]) => below(site, tokens, depth);
  const references = ['$ref', '$dynamicRef']
    .filter((keyword) => Object.hasOwn(schema, keyword))
    .map((keyword) => whole(keyword));
  const all = indices(schema.allOf).map((index) => whole('allOf', index));
  const some = indices(schema.anyOf).map((index) =>
    whole('anyOf', index).concat(failing(site, 'anyOf', index)),
  );
  const one = indices(schema.oneOf).flatMap((index) => oneHolds(site, index, whole('oneOf', index)));
  const dependent = triggersOf(schema.dependentSchemas ?? null).map((trigger) =>
    triggered(trigger, whole('dependentSchemas', trigger)),
  );
  return [
    ...references,
    ...all,
    ...some,
    ...(one.length > 0 ? [one] : []),
    ...conditional(site, whole),
    ...dependent,
  ];
}

function below(site: Site, tokens: readonly (string | number)[], depth: number): readonly Evaluation[] {
  const inner = depth > 0 ? site.below(...tokens) : undefined;
  if (!inner) return [nothing];
  const ways = inPlace(inner, depth - 1).reduce(product, [wholly(inner)]);
  return ways.map((way) => meeting(way, holds(inner.node)));
}

/** A subschema's own `unevaluated` keywords evaluate all that is left. */
function wholly(site: Site): Evaluation {
  const evaluation = own(site);
  return {
    ...evaluation,
    allProperties: evaluation.allProperties || Object.hasOwn(site.schema, 'unevaluatedProperties'),
    items: Object.hasOwn(site.schema, 'unevaluatedItems') ? Infinity : evaluation.items,
  };
}

function failing(site: Site, keyword: string, index: number): Evaluation {
  return { ...nothing, demand: fails(site.child(keyword, index)) };
}

function oneHolds(site: Site, index: number, ways: readonly Evaluation[]): readonly Evaluation[] {
  const others = indices(site.schema.oneOf).filter((other) => other !== index);
  const failed = both(...others.map((other) => fails(site.child('oneOf', other))));
  return ways.map((way) => meeting(way, failed));
}

function triggered(trigger: string, ways: readonly Evaluation[]): readonly Evaluation[] {
  const present = shaped({ object: { required: [trigger] } });
  const absent = { ...nothing, demand: shaped(where({ object: without(trigger) })) };
  return [...ways.map((way) => meeting(way, present)), absent];
}

type Whole = (...tokens: readonly (string | number)[]) => readonly Evaluation[];

function conditional(site: Site, whole: Whole): readonly (readonly Evaluation[])[] {
  if (!Object.hasOwn(site.schema, 'if')) return [];
  const branch = (keyword: string) => (Object.hasOwn(site.schema, keyword) ? whole(keyword) : [nothing]);
  const yes = product(whole('if'), branch('then'));
  const no = branch('else').map((way) => meeting(way, fails(site.child('if'))));
  return [[...yes, ...no]];
}

function meeting(way: Evaluation, demand: Demand): Evaluation {
  return { ...way, demand: both(way.demand, demand) };
}

function product(left: readonly Evaluation[], right: readonly Evaluation[]): readonly Evaluation[] {
  const ways = left.flatMap((one) => right.map((other) => together(one, other)));
  return ways.slice(0, mostWays);
}

function together(one: Evaluation, other: Evaluation): Evaluation {
  return {
    demand: both(one.demand, other.demand),
    names: [...new Set([...one.names, ...other.names])],
    patterns: [...new Set([...one.patterns, ...other.patterns])],
    allProperties: one.allProperties || other.allProperties,
    items: Math.max(one.items, other.items),
    contained: [...one.contained, ...other.contained],
  };
}
