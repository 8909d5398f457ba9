import type { JsonType } from '../../schema/json-type.ts';
import { keywordNamed } from '../../schema/judging.ts';
import type { Pair, Sides } from './pair.ts';
import { schemaAt, type SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';

/**
 * Whether a keyword is idle in both schemas of a pair: it speaks of types that neither allows, as `maximum`
 * does beside `type: string`. One of the two is a mistake then, and nothing tells which.
 */
export function isIdleKeyword(sides: Sides, pair: Pair, keyword: string): boolean {
  const types = keywordNamed(keyword)?.types ?? [];
  return types.length > 0 && isWithout(sides, pair, types);
}

/** Whether a step into a part of a value is idle in both schemas of a pair: neither allows a value with parts. */
export function isIdleStep(sides: Sides, pair: Pair, step: Step): boolean {
  if (step.into === 'branch' || step.into === 'content') return false;
  return isWithout(sides, pair, [step.into === 'item' ? 'array' : 'object']);
}

function isWithout(sides: Sides, pair: Pair, types: readonly JsonType[]): boolean {
  return excludes(sides.base, pair.base, types) && excludes(sides.head, pair.head, types);
}

function excludes(side: SchemaSide, pointer: string, types: readonly JsonType[]): boolean {
  const schema = schemaAt(side, pointer);
  if (typeof schema === 'boolean' || schema.type === undefined) return false;
  const allowed = Array.isArray(schema.type) ? schema.type : [schema.type];
  return !allowed.some((one) =>
    types.some((type) => one === type || (one === 'integer' && type === 'number')),
  );
}
