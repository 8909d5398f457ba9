import { anyOf, anything, both, holds, holdsWithout, shaped, type Demand } from './demand.ts';
import { statedKeywords, siteOf } from './expansion.ts';
import { toPointer } from './json-pointer.ts';
import { once } from './once.ts';
import type { Child, Clause, Rule, Step } from './keyword.ts';
import { without } from './keywords/required.ts';
import { namesOf } from './name-set.ts';
import type { SchemaGraph, SchemaNode } from './schema-node.ts';
import type { Constraint, Direction, Unsupported } from './schema.ts';

/** A constraint together with what it takes to get there. */
export interface Occurrence {
  readonly constraint: Constraint;
  readonly rule: Rule;
  /** Where it counts. */
  readonly place: Place;
  /** What the part must meet so that the constraint is broken, the constraint itself left out. */
  readonly unbound: Demand;
  /** The same, so that it is the only one broken: other branches of an alternative around it fail. */
  readonly broken: Demand;
  /** All that lies beyond the constraint. */
  readonly beyond: Demand;
  /** The subschemas that its keyword applies. */
  readonly children: () => readonly Child[];
  /** Valid values without the property that it speaks of, when it is the first constraint of one. */
  absence: Absence | undefined;
  /** Valid values in which the constraint counts and its part meets a demand. */
  reach(part: Demand): Demand;
  /** The same, so that the whole fails as soon as the part does. */
  reachAlone(part: Demand): Demand;
}

/** A property that is not there, where it could be. */
export interface Absence {
  readonly name: string;
  /** What it would be a property of. */
  readonly place: Place;
  readonly demand: () => Demand;
}

/** A schema with the way to it, where it speaks of a part of the value. */
export interface Place {
  readonly node: SchemaNode;
  /** The place above, and how it leads here; `undefined` for the whole. */
  readonly from: { readonly place: Place; readonly child: Child } | undefined;
  readonly keywordPath: readonly string[];
  readonly instancePath: readonly string[];
  /** The steps from the whole value to the part it speaks of. */
  readonly steps: readonly Step[];
  /** The first schema that speaks of that part, on the way to this one. */
  readonly host: SchemaNode;
  /** Applicators between the host and this node, on the same part. */
  readonly inPlace: readonly { readonly child: Child }[];
  readonly above: ReadonlySet<number>;
  readonly reach: (part: Demand) => Demand;
  readonly reachAlone: (part: Demand) => Demand;
  /** `reachAlone` of the host: without what the applicators in between ask for. */
  readonly reachHost: (part: Demand) => Demand;
}

/** With more constraints than this, each schema counts where it is first come to, and not wherever it is used. */
const manyOccurrences = 1500;
/** More constraints than this are not looked at in one schema. */
const mostOccurrences = 8000;

/** All constraints of a schema, in the order in which they are written. A recursive schema's own constraints count once. */
export function occurrencesOf(
  graph: SchemaGraph,
  direction: Direction | undefined,
): { occurrences: readonly Occurrence[]; unsupported: readonly Unsupported[] } {
  const { root } = graph;
  const whole = (part: Demand) => both(holds(root), part);
  const start: Place = {
    node: root,
    keywordPath: [],
    instancePath: [],
    steps: [],
    from: undefined,
    host: root,
    inPlace: [],
    above: new Set(),
    reach: whole,
    reachAlone: whole,
    reachHost: whole,
  };
  const visiting = (most: number, isEntered: (place: Place) => boolean): Occurrence[] => {
    const found: Occurrence[] = [];
    visit(start, { graph, direction, most, isEntered }, found);
    return found;
  };
  const everywhere = visiting(manyOccurrences, () => true);
  const occurrences =
    everywhere.length < manyOccurrences
      ? everywhere
      : visiting(mostOccurrences, firstPlaces(start, graph, direction));
  const reason = `Only the first ${mostOccurrences} constraints are looked at.`;
  const unsupported = occurrences.length >= mostOccurrences ? [{ schemaPointer: root.pointer, reason }] : [];
  return { occurrences, unsupported };
}

interface Visiting {
  readonly graph: SchemaGraph;
  readonly direction: Direction | undefined;
  readonly most: number;
  readonly isEntered: (place: Place) => boolean;
}

/** Says yes once for each schema: at the fewest steps from the whole value. */
function firstPlaces(
  start: Place,
  graph: SchemaGraph,
  direction: Direction | undefined,
): (place: Place) => boolean {
  const depths = new Map([[start.node.id, 0]]);
  const pending = [start];
  for (let place = pending.shift(); place; place = pending.shift()) {
    const site = siteOf(graph, place.node, direction);
    for (const { keyword, value } of statedKeywords(place.node)) {
      for (const child of keyword.children?.(value, site) ?? []) {
        if (depths.has(child.node.id)) continue;
        const next = below(place, child);
        depths.set(child.node.id, next.steps.length);
        pending.push(next);
      }
    }
  }
  const entered = new Set<number>();
  return ({ node, steps }) => {
    if (entered.has(node.id) || steps.length > (depths.get(node.id) ?? 0)) return false;
    entered.add(node.id);
    return true;
  };
}

function visit(place: Place, visiting: Visiting, found: Occurrence[]): void {
  const { node } = place;
  const { graph, direction, most, isEntered } = visiting;
  if (place.above.has(node.id) || !isEntered(place)) return;
  const site = siteOf(graph, node, direction);
  for (const { keyword, value } of statedKeywords(node)) {
    if (found.length >= most) return;
    const children = once(() => keyword.children?.(value, site) ?? []);
    for (const rule of keyword.rules?.(value, site) ?? [])
      found.push(
        occurrenceAt(
          place,
          keyword.name,
          rule,
          () => rule.beyond ?? denied(keyword.deny(value, site)),
          children,
        ),
      );
    for (const child of children()) {
      const first = found.length;
      visit(below(place, child), visiting, found);
      tellAbsence(place, child, found, first);
    }
  }
}

/** The first constraint of a property stands for the property as a whole: for its absence as well. */
function tellAbsence(place: Place, { step, also }: Child, found: Occurrence[], first: number): void {
  const told = found[first];
  if (!told || step?.into !== 'property' || told.place.steps.length > place.steps.length + 1) return;
  const { name } = step;
  const demand = () => place.reach(both(also, shaped({ object: without(name) })));
  told.absence = { name, place, demand };
}

function below(place: Place, child: Child): Place {
  const common = {
    node: child.node,
    from: { place, child },
    keywordPath: [...place.keywordPath, ...child.tokens],
    above: new Set(place.above).add(place.node.id),
  };
  const { step } = child;
  if (!step) {
    return {
      ...place,
      ...common,
      inPlace: [...place.inPlace, { child }],
      reach: (part) => place.reach(both(holds(child.node), child.also, part)),
      reachAlone: (part) => place.reachAlone(both(holds(child.node), child.alone, part)),
    };
  }
  const reachAlone = (part: Demand) => place.reachAlone(both(child.alone, at(step, part)));
  return {
    ...common,
    instancePath: [...place.instancePath, tokenOf(step)],
    steps: [...place.steps, step],
    host: child.node,
    inPlace: [],
    reach: (part) => place.reach(both(child.also, at(step, part))),
    reachAlone,
    reachHost: reachAlone,
  };
}

/** Values that meet one of the alternatives. */
function denied(clause: Clause): Demand {
  return anyOf(clause.map(({ shape, demand = anything }) => both(shape ? shaped(shape) : anything, demand)));
}

function occurrenceAt(
  place: Place,
  keyword: string,
  rule: Rule,
  beyond: () => Demand,
  children: () => readonly Child[],
): Occurrence {
  const tokens = [keyword, ...rule.tokens];
  return {
    constraint: {
      keyword,
      schemaPointer: place.node.pointer + toPointer(tokens),
      keywordPath: toPointer([...place.keywordPath, ...tokens]),
      instancePath: toPointer(place.instancePath),
    },
    rule,
    place,
    children,
    get unbound() {
      return both(...withoutOne(place, tokens));
    },
    get broken() {
      return both(...withoutOne(place, tokens), ...place.inPlace.map(({ child }) => child.alone));
    },
    get beyond() {
      return beyond();
    },
    absence: undefined,
    reach: place.reach,
    reachAlone: place.reachHost,
  };
}

/**
 * Every schema from the host to the constraint, each without the constraint: or without the alternative that
 * it is in, as the branch is said by itself; that other branches fail is for the judge to see.
 */
export function withoutOne(place: Place, tokens: readonly string[]): readonly Demand[] {
  const nodes = [place.host, ...place.inPlace.map(({ child }) => child.node)];
  const ways = [...place.inPlace.map(({ child }) => child.tokens), tokens];
  return nodes.map((node, index) => {
    const rest = ways.slice(index);
    const fork = rest.findIndex((way, step) => isFork(way, nodes[index + step]));
    return holdsWithout(
      node,
      fork === -1 ? rest.flat() : [...rest.slice(0, fork).flat(), rest[fork]?.[0] ?? ''],
    );
  });
}

/** Whether an alternative can be left out for one of its branches: not where a discriminator guides. */
export function isFork([keyword = '']: readonly string[], node: SchemaNode | undefined): boolean {
  if (keyword !== 'anyOf' && keyword !== 'oneOf') return false;
  return typeof node?.schema === 'object' && !('discriminator' in node.schema);
}

/** Values whose part after a step meets a demand. */
export function at(step: Step, part: Demand): Demand {
  if (step.into === 'property') {
    return shaped({ object: { required: [step.name], rules: [{ of: namesOf(step.name), demand: part }] } });
  }
  if (step.into === 'properties') return shaped({ object: { some: [{ of: step.names, demand: part }] } });
  if (step.into === 'item') {
    const rule = { from: step.index, to: step.index, demand: part };
    return shaped({ array: { minItems: step.index + 1, rules: [rule] } });
  }
  return shaped({
    array: { counts: [{ from: step.from, to: Infinity, demand: part, min: 1, max: Infinity }] },
  });
}

function tokenOf(step: Step): string {
  if (step.into === 'property') return step.name;
  return step.into === 'item' ? String(step.index) : '*';
}

/** An edge of a constraint with what its part, and whole values, meet there. */
export interface WholeEdge {
  readonly label: string;
  /** What the part meets there, or that it is absent. */
  readonly part: Demand | Absence;
  /** The place of the child that holds there, where that is all there is to it. */
  readonly child: Place | undefined;
  readonly demand: () => Demand;
}

function childPlace({ place, children }: Occurrence, tokens: readonly string[]): Place | undefined {
  const child = children().find((one) => one.tokens.join() === tokens.join());
  return child && below(place, child);
}

/** Every edge of a constraint. */
export function edgesOf(occurrence: Occurrence): readonly WholeEdge[] {
  const { rule, absence } = occurrence;
  const edges = rule.boundaries.map(({ label, demand: part, child }): WholeEdge => ({
    label,
    part,
    child: child && childPlace(occurrence, child),
    demand: () => occurrence.reach(part),
  }));
  if (!absence) return edges;
  return [...edges, { label: 'absent', part: absence, child: undefined, demand: absence.demand }];
}
