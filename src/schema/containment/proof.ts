import type { Json } from '../json.ts';
import { both, fails, holds, type Demand } from '../demand.ts';
import { createEngine } from '../engine.ts';
import { canonicalText } from '../json-equal.ts';
import type { SchemaGraph, SchemaNode } from '../schema-node.ts';
import type { Direction } from '../schema.ts';
import type { Parts } from '../types/type-record.ts';
import { casesOf, type CaseContext } from './cases.ts';
import { acceptance } from '../acceptance.ts';
import { none, unknown, type Found } from './found.ts';
import { createMeeting } from './meeting.ts';
import { createOutlines, type Outlines } from './outline.ts';
import type { Search } from './search.ts';
import { createStatements } from './statements.ts';
import { createTable } from './table.ts';
import { findShaped } from './types/types.ts';

/** Looks for values in the graph of two documents; what it found out is remembered. */
export interface Proof {
  /** Values that are valid under one schema and, if a second one is given, not under that; in so many steps. */
  find(valid: SchemaNode, invalid: SchemaNode | undefined, want: number, budget: number): Found;
  /** Whether the last search ended because its budget was spent. */
  readonly isSpent: boolean;
}

/** Parts of parts of values are looked at so deep. */
const mostDepth = 240;

/** The proof over a graph. */
export function createProof(graph: SchemaGraph, direction: Direction | undefined): Proof {
  let left = 0;
  const spend = (steps = 1) => {
    left -= steps;
    return left > 0;
  };
  const clausesOf = createStatements(graph, direction);
  const outlines: Outlines = createOutlines({ clausesOf, meet: (one, other) => meeting.meet(one, other) });
  const meeting = createMeeting((demand) => outlines.ofDemand(demand) === undefined);
  const table = createTable(() => left <= 0);
  const plain = createEngine(graph, direction);
  const accepts = acceptance(clausesOf, plain);
  const parts: Parts = { ...plain, accepts };
  const find = (demand: Demand, want: number): Found => {
    if (outlines.ofDemand(demand) === undefined) return none;
    if (!spend() || table.size > mostDepth) return unknown;
    return table.findWithin(demand, want, () => ofCases(demand, want));
  };
  const findBeside = (demand: Demand, want: number): Found =>
    spend() && table.size <= mostDepth
      ? table.findBeside(demand, want, () => ofCases(demand, want))
      : unknown;
  const search: Search = { find, accepts, parts, spend };
  const context: CaseContext = { clausesOf, ...meeting, outlines, findBeside, accepts, spend };
  const ofCases = (demand: Demand, want: number): Found => {
    const values = new Map<string, Json>();
    const cases = casesOf(demand, context);
    let complete = true;
    for (let next = cases.next(); ; next = cases.next()) {
      if (next.done) return { values: [...values.values()], complete: complete && next.value };
      const found = findShaped(next.value, want, search);
      complete &&= found.complete;
      for (const value of found.values) values.set(canonicalText(value), value);
      if (values.size >= want) return { values: [...values.values()].slice(0, want), complete: false };
    }
  };
  return {
    find: (valid, invalid, want, budget) => {
      left = budget;
      return find(invalid ? both(holds(valid), fails(invalid)) : holds(valid), want);
    },
    get isSpent() {
      return left <= 0;
    },
  };
}
