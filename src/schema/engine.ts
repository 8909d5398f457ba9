import type { Arbitrary } from 'fast-check';
import type { Json } from './json.ts';
import { acceptance } from './acceptance.ts';
import { Budgeted, type Budget } from './arbitraries/budget.ts';
import { Choice } from './arbitraries/choice.ts';
import { Lazy } from './arbitraries/lazy.ts';
import { demand as demandOf, type Demand } from './demand.ts';
import { clausesOf } from './expansion.ts';
import type { Clause } from './keyword.ts';
import { canonicalText } from './json-equal.ts';
import { jsonTypes, type JsonType } from './json-type.ts';
import { normalise, type Expansion, type NormalForm } from './normal-form.ts';
import { once } from './once.ts';
import type { SchemaGraph } from './schema-node.ts';
import type { Direction } from './schema.ts';
import type { Shape } from './shape.ts';
import type { Parts } from './types/type-record.ts';
import { shapeParts } from './types/types.ts';

/** What can be asked about the schemas of one graph; every answer is worked out once. */
export interface Engine extends Parts {
  readonly graph: SchemaGraph;
  readonly direction: Direction | undefined;
  normal(demand: Demand): NormalForm | undefined;
  /** Values of a demand that have about so many parts at most, if they can. */
  values(demand: Demand, size: number): Arbitrary<Json>;
  /** Whether it is proved that no value meets a demand. */
  isImpossible(demand: Demand): boolean;
  /** What could not be worked out so far. */
  readonly doubts: ReadonlySet<string>;
  /** How many looks at pairs of normal forms were taken so far. */
  readonly looks: number;
}

/** So many ways to meet demands are looked at without sparing any: ordinary schemas take a hundredth of them. */
const mostLooks = 1_000_000;

/** The engine over a graph of schemas. */
export function createEngine(graph: SchemaGraph, direction: Direction | undefined): Engine {
  const doubts = new Set<string>();
  const budget: Budget = { left: 0 };
  const allowance = { looks: mostLooks };
  let quiet = false;
  let doubted = 0;
  const clauses = new Map<string, readonly Clause[]>();
  const normals = new Map<string, NormalForm | undefined>();
  const excluded = new WeakMap<Shape, Map<string, boolean>>();
  const expansion: Expansion = {
    clausesOf: (literal) => {
      const known = clauses.get(literal.key);
      if (known) return known;
      const stated = clausesOf(graph, literal, direction);
      clauses.set(literal.key, stated);
      return stated;
    },
    allowance,
    meet: (left, right) => {
      allowance.looks--;
      return meetShapes(left, right, engine);
    },
    intersects: (left, right) => {
      allowance.looks--;
      return jsonTypes.some((type) => shapeParts[type].meets(left, right, engine));
    },
    excludes: (shape, literal) => {
      const looked = excluded.get(shape) ?? new Map<string, boolean>();
      excluded.set(shape, looked);
      const known = looked.get(literal.key);
      if (known !== undefined) return known;
      const form = normal(demandOf(literal));
      const excludes =
        form?.complete === true && !form.shapes.some((one) => expansion.intersects(shape, one));
      if (form) looked.set(literal.key, excludes);
      return excludes;
    },
  };
  const normal = (demand: Demand): NormalForm | undefined => {
    if (normals.has(demand.key)) return normals.get(demand.key);
    normals.set(demand.key, undefined);
    const result = normalise(demand, expansion);
    normals.set(demand.key, result);
    return result;
  };
  const measured = heights(() => engine, {
    count: () => doubted,
    again: () => doubted++,
  });
  const accepts = once(() => acceptance((literal) => expansion.clausesOf(literal), engine));
  const engine: Engine = {
    graph,
    direction,
    normal,
    accepts: (demand, value) => accepts()(demand, value),
    height: (demand) => measured(demand).height,
    isImpossible: (demand) => {
      const { height, isSure } = measured(demand);
      return height === Infinity && isSure && normal(demand)?.complete === true;
    },
    listed: (demand, most) => listedValues(normal(demand), most, engine),
    doubts,
    get looks() {
      return mostLooks - allowance.looks;
    },
    doubt: (reason) => {
      doubted++;
      if (!quiet) doubts.add(reason);
    },
    quietly: (tried) => {
      const before = quiet;
      quiet = true;
      const result = tried();
      quiet = before;
      return result;
    },
    arbitrary: arbitraries(() => engine),
    budget,
    values: (demand, size) => new Budgeted(engine.arbitrary(demand), budget, size),
  };
  return engine;
}

function meetShapes(left: Shape, right: Shape, parts: Parts): Shape | undefined {
  const shape: Shape = Object.assign(
    {},
    ...jsonTypes.map((type) => shapeParts[type].meet(left, right, parts)),
  );
  return Object.keys(shape).length > 0 ? shape : undefined;
}

/** One way to make values: a type of a shape. */
interface Way {
  readonly shape: Shape;
  readonly type: JsonType;
  readonly height: number;
}

/** The types of a shape, the impossible ones left out. */
function waysOf(shape: Shape, parts: Parts): readonly Way[] {
  const ways = jsonTypes.map((type): Way => ({ shape, type, height: shapeParts[type].height(shape, parts) }));
  return ways.filter(({ height }) => height < Infinity);
}

function listedValues(
  normal: NormalForm | undefined,
  most: number,
  engine: Engine,
): readonly Json[] | undefined {
  if (!normal?.complete) return undefined;
  const values = new Map<string, Json>();
  for (const { shape, type } of normal.shapes.flatMap((one) => waysOf(one, engine))) {
    const listed = shapeParts[type].listed(shape, most);
    if (!listed) return undefined;
    for (const value of listed) values.set(canonicalText(value), value);
  }
  return values.size > most ? undefined : [...values.values()];
}

interface Height {
  readonly height: number;
  readonly isSure: boolean;
}

/** How often something was doubted. */
interface Doubts {
  count(): number;
  again(): void;
}

/**
 * Heights are a least fixed point: a schema that needs itself has no finite value. What was found
 * infinite while another height was still open is not remembered, as it may rest on that one. A height is
 * sure unless something was doubted on the way, in what is remembered too.
 */
function heights(engineOf: () => Engine, doubts: Doubts): (demand: Demand) => Height {
  const known = new Map<string, Height>();
  const open = new Set<string>();
  let leaned = false;
  return (demand) => {
    const before = known.get(demand.key);
    if (before?.isSure === false) doubts.again();
    if (before) return before;
    if (open.has(demand.key)) {
      leaned = true;
      return { height: Infinity, isSure: true };
    }
    const doubted = doubts.count();
    if (open.size === 0) leaned = false;
    open.add(demand.key);
    const shapes = engineOf().normal(demand)?.shapes ?? [];
    const found = shapes.flatMap((shape) => waysOf(shape, engineOf()).map(({ height }) => height));
    open.delete(demand.key);
    const height = found.reduce((least, one) => Math.min(least, one), Infinity);
    const isFinal = height < Infinity || !leaned || open.size === 0;
    if (isFinal && height === Infinity && engineOf().normal(demand)?.complete === false) {
      engineOf().doubt('There are too many cases to look at all.');
    }
    const measured = { height, isSure: doubts.count() === doubted };
    if (isFinal) known.set(demand.key, measured);
    return measured;
  };
}

function arbitraries(engineOf: () => Engine): (demand: Demand) => Arbitrary<Json> {
  const known = new Map<string, Arbitrary<Json>>();
  return (demand) => {
    const before = known.get(demand.key);
    if (before) return before;
    const made = new Lazy(() => build(demand, engineOf()));
    known.set(demand.key, made);
    return made;
  };
}

function build(demand: Demand, engine: Engine): Arbitrary<Json> {
  const shapes = engine.normal(demand)?.shapes ?? [];
  const ways = shapes.flatMap((shape) => waysOf(shape, engine));
  const made = ways
    .toSorted((left, right) => left.height - right.height)
    .flatMap(({ shape, type, height }) => {
      const arbitrary = shapeParts[type].arbitrary(shape, engine);
      return arbitrary ? [{ arbitrary, height }] : [];
    });
  const [only] = made;
  return only && made.length === 1 ? only.arbitrary : new Choice(made, engine.budget);
}
