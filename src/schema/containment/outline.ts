import type { Demand, Literal } from '../demand.ts';
import type { Json } from '../json.ts';
import { jsonTypes } from '../json-type.ts';
import type { Alternative, Clause } from '../keyword.ts';
import { anyShape, type Shape } from '../shape.ts';
import { contradicts, type Statements } from '../state.ts';

/** Quick looks at demands. */
export interface Outlines {
  /** A shape that every value of a demand meets, and others may; `undefined` when there plainly is no value. */
  ofDemand(demand: Demand): Shape | undefined;
  /** The same for one literal. */
  ofLiteral(literal: Literal): Shape | undefined;
}

/** Of demands with more literals than this, those that must fail are not looked at: most say little. */
const mostLooks = 4;

/** Deeper than this nothing is looked at. */
const mostDepth = 60;

/** Outlines are worked out once; where a schema comes back within itself, anything goes. */
export function createOutlines(statements: Statements): Outlines {
  const known = new Map<string, Shape | undefined>();
  let depth = 0;
  const ofLiteral = (literal: Literal): Shape | undefined => {
    if (known.has(literal.key)) return known.get(literal.key);
    if (depth > mostDepth) return anyShape;
    known.set(literal.key, anyShape);
    depth++;
    const outline = drawn(literal);
    depth--;
    known.set(literal.key, outline);
    return outline;
  };
  const drawn = (literal: Literal): Shape | undefined => {
    if (literal.kind === 'shape') return literal.shape;
    if (literal.kind === 'any') return ofClause(literal.of.map((demand) => ({ demand })));
    return met(statements.clausesOf(literal).map(ofClause));
  };
  const met = (shapes: readonly (Shape | undefined)[]): Shape | undefined => {
    let all: Shape | undefined = anyShape;
    for (const shape of shapes)
      all = all && shape && (shape === anyShape ? all : statements.meet(all, shape));
    return all;
  };
  const ofDemand = ({ literals }: Demand): Shape | undefined => {
    if (contradictsItself(literals)) return undefined;
    const telling = literals.filter((literal) => literals.length <= mostLooks || isPositive(literal));
    return met(telling.map(ofLiteral));
  };
  const ofWay = ({ shape, demand }: Alternative): Shape | undefined =>
    met([shape ?? anyShape, demand ? ofDemand(demand) : anyShape]);
  const ofClause = (clause: Clause): Shape | undefined =>
    united(clause.map(ofWay).filter((shape) => shape !== undefined));
  return { ofDemand, ofLiteral };
}

/** Whether a literal says what must hold. */
export function isPositive(literal: Literal): boolean {
  return literal.kind !== 'node' || literal.holds;
}

function contradictsItself(literals: readonly Literal[]): boolean {
  if (literals.every(isPositive)) return false;
  const keys = new Set(literals.map(({ key }) => key));
  return literals.some((literal) => contradicts(literal, keys));
}

/** What any of several shapes allows, roughly: the types, and where all are lists of values those. */
function united(shapes: readonly Shape[]): Shape | undefined {
  if (shapes.length <= 1) return shapes[0];
  const types = jsonTypes.flatMap((type) => {
    const facets = shapes.map((shape) => shape[type]).filter((one) => one !== undefined);
    return facets.length > 0 ? [[type, listed(facets)]] : [];
  });
  return Object.fromEntries(types);
}

function listed(facets: readonly { readonly among?: readonly Json[] }[]): { among?: readonly Json[] } {
  const among = facets.map((one) => one.among).filter((list) => list !== undefined);
  return among.length === facets.length ? { among: among.flat() } : {};
}
