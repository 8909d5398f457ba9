import type { Json } from './json.ts';
import type { Demand, Literal, NodeLiteral } from './demand.ts';
import { jsonTypeOf } from './json-type.ts';
import type { Alternative, Clause } from './keyword.ts';
import type { Parts } from './types/type-record.ts';
import { shapeParts } from './types/types.ts';
import type { Shape } from './shape.ts';

/** Schemas that lead to themselves on the same value are followed so far. */
const mostDepth = 200;

/**
 * The judge of whether a value meets a demand, without a normal form: what the schemas state is looked at
 * one by one. What cannot be told, as schemas lead to themselves, counts as met.
 */
export function acceptance(
  clausesOf: (literal: NodeLiteral) => readonly Clause[],
  parts: Parts,
): (demand: Demand, value: Json) => boolean {
  let depth = 0;
  const meets = ({ literals }: Demand, value: Json): boolean => {
    if (depth > mostDepth) return true;
    depth++;
    const met = literals.every((literal) => holds(literal, value));
    depth--;
    return met;
  };
  const holds = (literal: Literal, value: Json): boolean => {
    if (literal.kind === 'shape') return fits(literal.shape, value);
    if (literal.kind === 'any') return literal.of.some((demand) => meets(demand, value));
    return clausesOf(literal).every((clause) => clause.some((way) => isWay(way, value)));
  };
  const isWay = ({ shape, demand }: Alternative, value: Json): boolean =>
    (!shape || fits(shape, value)) && (!demand || meets(demand, value));
  const own: Parts = { ...parts, accepts: meets };
  const fits = (shape: Shape, value: Json): boolean =>
    shapeParts[jsonTypeOf(value)].accepts(shape, value, own);
  return meets;
}
