import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from '../json.ts';
import { Lazy } from './arbitraries/lazy.ts';
import { demand as demandOf, type Demand, type Literal } from './demand.ts';
import { clausesOf } from './expansion.ts';
import { canonicalText } from './json-equal.ts';
import { jsonTypeOf, jsonTypes, type JsonType } from './json-type.ts';
import { normalise, type Expansion, type NormalForm } from './normal-form.ts';
import type { SchemaGraph } from './schema-node.ts';
import type { Direction } from './schema.ts';
import type { Shape } from './shape.ts';
import type { Parts } from './types/type-record.ts';
import { shapeParts } from './types/types.ts';

/** How often a schema may come back within itself before its shallowest values are taken. */
export const usualRoom = 2;

/** What can be asked about the schemas of one graph; every answer is worked out once. */
export interface Engine extends Parts {
  readonly graph: SchemaGraph;
  readonly direction: Direction;
  normal(demand: Demand): NormalForm | undefined;
  /** What could not be worked out so far. */
  readonly doubts: ReadonlySet<string>;
}

/** The engine over a graph of schemas. */
export function createEngine(graph: SchemaGraph, direction: Direction): Engine {
  const doubts = new Set<string>();
  const normals = new Map<string, NormalForm | undefined>();
  const expansion: Expansion = {
    clausesOf: (literal) => clausesOf(graph, literal, direction),
    meet: (left, right) => meetShapes(left, right, engine),
    normalOf: (literal: Literal) => normal(demandOf(literal)),
  };
  const normal = (demand: Demand): NormalForm | undefined => {
    if (normals.has(demand.key)) return normals.get(demand.key);
    normals.set(demand.key, undefined);
    const result = normalise(demand, expansion);
    normals.set(demand.key, result);
    return result;
  };
  const engine: Engine = {
    graph,
    direction,
    normal,
    accepts: (demand, value) =>
      normal(demand)?.shapes.some((shape) => shapeParts[jsonTypeOf(value)].accepts(shape, value, engine)) ??
      true,
    height: heights(() => engine),
    listed: (demand, most) => listedValues(normal(demand), most, engine),
    doubts,
    doubt: (reason) => doubts.add(reason),
    arbitrary: arbitraries(() => engine),
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

/**
 * Heights are a least fixed point: a schema that needs itself has no finite value. What was found
 * infinite while another height was still open is not remembered, as it may rest on that one.
 */
function heights(engineOf: () => Engine): (demand: Demand) => number {
  const known = new Map<string, number>();
  const open = new Set<string>();
  let leaned = false;
  return (demand) => {
    const before = known.get(demand.key);
    if (before !== undefined) return before;
    if (open.has(demand.key)) {
      leaned = true;
      return Infinity;
    }
    if (open.size === 0) leaned = false;
    open.add(demand.key);
    const shapes = engineOf().normal(demand)?.shapes ?? [];
    const found = shapes.flatMap((shape) => waysOf(shape, engineOf()).map(({ height }) => height));
    open.delete(demand.key);
    const height = found.reduce((least, one) => Math.min(least, one), Infinity);
    if (height === Infinity && engineOf().normal(demand)?.complete === false)
      engineOf().doubt('Too many cases to look at all.');
    if (height < Infinity || !leaned || open.size === 0) known.set(demand.key, height);
    return height;
  };
}

function arbitraries(engineOf: () => Engine): (demand: Demand, room: number) => Arbitrary<Json> {
  const known = new Map<string, Arbitrary<Json>>();
  const building = new Set<string>();
  const arbitrary = (demand: Demand, room: number): Arbitrary<Json> => {
    const key = `${room} ${demand.key}`;
    const before = known.get(key);
    if (before) return before;
    if (building.has(demand.key)) return new Lazy(() => arbitrary(demand, Math.max(0, room - 1)));
    building.add(demand.key);
    const made = build(demand, room, engineOf());
    building.delete(demand.key);
    known.set(key, made);
    return made;
  };
  return arbitrary;
}

function build(demand: Demand, room: number, engine: Engine): Arbitrary<Json> {
  const shapes = engine.normal(demand)?.shapes ?? [];
  const all = shapes.flatMap((shape) => waysOf(shape, engine));
  const least = Math.min(...all.map(({ height }) => height));
  const ways = room > 0 ? all : all.filter(({ height }) => height === least);
  const sorted = ways.toSorted((left, right) => left.height - right.height);
  const made = sorted.map(({ shape, type }) => shapeParts[type].arbitrary(shape, room, engine));
  return fc.oneof(...made.filter((one) => one !== undefined));
}
