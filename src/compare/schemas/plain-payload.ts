import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Direction } from '../../schema/index.ts';
import { plainScalar } from './plain-scalar.ts';
import { behindReferences, requiredNames, schemaAt, type SchemaSide } from './schema-side.ts';
import { nameOfStep, type Step } from './step.ts';

/** What a payload is to hold, and where. */
export interface Target {
  readonly steps: readonly Step[];
  readonly value: Json;
}

/** Schemas are followed so far: those that need more are left to a search. */
const mostDepth = 24;

/**
 * The payload that a schema plainly asks for: what it requires and nothing more, with a given value where steps lead
 * to. A guess, made without any search, that the validator has to confirm; `undefined` where a schema takes more than
 * its own words.
 */
export function plainPayload(
  side: SchemaSide,
  direction: Direction,
  pointer: string,
  target?: Target,
): Json | undefined {
  return made({ side, direction, depth: 0 }, pointer, target);
}

interface Work {
  readonly side: SchemaSide;
  readonly direction: Direction;
  readonly depth: number;
}

/** Schemas that speak of one value together, and how a target goes on within it. */
interface Parts {
  readonly parts: readonly { readonly schema: JsonObject; readonly pointer: string }[];
  readonly target: Target | undefined;
}

function made(work: Work, pointer: string, target: Target | undefined): Json | undefined {
  if (target?.steps.every(({ into }) => into === 'branch')) return target.value;
  if (work.depth > mostDepth) return undefined;
  const found = partsOf(work.side, pointer, target);
  const schemas = found.parts.map(({ schema }) => schema);
  const step = found.target?.steps[0];
  const inner = { ...work, depth: work.depth + 1 };
  if (step?.into === 'content') return undefined;
  if (step ? step.into === 'item' : isOf(schemas, 'array', ['items', 'prefixItems', 'minItems']))
    return madeArray(inner, found);
  if (step || isOf(schemas, 'object', ['properties', 'required', 'additionalProperties']))
    return madeObject(inner, found);
  return plainScalar(schemas);
}

function isOf(schemas: readonly JsonObject[], type: string, keywords: readonly string[]): boolean {
  if (schemas.some((schema) => schema.const !== undefined || schema.enum !== undefined)) return false;
  const typed = schemas.find((schema) => schema.type !== undefined);
  if (typed) return [typed.type].flat()[0] === type;
  return schemas.some((schema) => keywords.some((keyword) => schema[keyword] !== undefined));
}

/** Of a union, the branch that a target lies in, else the first. */
function partsOf(side: SchemaSide, pointer: string, target: Target | undefined): Parts {
  const parts: Parts['parts'][number][] = [];
  const pending = [pointer];
  let steps = target?.steps ?? [];
  for (const next of pending) {
    const at = behindReferences(side, next);
    const schema = schemaAt(side, at);
    if (!isObject(schema) || pending.length > mostDepth) continue;
    parts.push({ schema, pointer: at });
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = schema[keyword];
      if (!Array.isArray(list)) continue;
      const step = steps[0]?.into === 'branch' && steps[0].keyword === keyword ? steps[0] : undefined;
      if (step) steps = steps.slice(1);
      const indices = keyword === 'allOf' ? [...list.keys()] : [step?.index ?? 0];
      pending.push(...indices.map((index) => appendPointer(at, keyword, index)));
    }
  }
  return { parts, target: target && { ...target, steps } };
}

function madeArray(work: Work, { parts, target }: Parts): Json | undefined {
  const step = target?.steps[0];
  const index = step?.into === 'item' ? step.index : -1;
  const least = Math.max(index + 1, ...parts.map(({ schema }) => numberIn(schema.minItems)));
  if (least > mostDepth) return undefined;
  const items: Json[] = [];
  for (let at = 0; at < least; at += 1) {
    const value = made(work, itemAt(parts, at), at === index ? below(target) : undefined);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

function itemAt(parts: Parts['parts'], index: number): string {
  const tuple = parts.find(({ schema }) => Array.isArray(schema.prefixItems) && schema.prefixItems[index]);
  if (tuple) return appendPointer(tuple.pointer, 'prefixItems', index);
  return appendPointer(parts.find(({ schema }) => schema.items !== undefined)?.pointer ?? '', 'items');
}

function madeObject(work: Work, { parts, target }: Parts): Json | undefined {
  const step = target?.steps[0];
  const name = step && nameOfStep(step);
  const required = parts.flatMap(({ schema }) => requiredNames(work.side, schema, work.direction));
  const object: JsonObject = {};
  for (const each of new Set([...required, ...(name === undefined ? [] : [name])])) {
    const value = made(work, memberAt(parts, each), each === name ? below(target) : undefined);
    if (value === undefined) return undefined;
    setOwn(object, each, value);
  }
  return object;
}

function memberAt(parts: Parts['parts'], name: string): string {
  const named = parts.find(
    ({ schema }) => isObject(schema.properties) && Object.hasOwn(schema.properties, name),
  );
  if (named) return appendPointer(named.pointer, 'properties', name);
  const other = parts.find(({ schema }) => isObject(schema.additionalProperties));
  return appendPointer(other?.pointer ?? '', 'additionalProperties');
}

function below(target: Target | undefined): Target | undefined {
  return target && { ...target, steps: target.steps.slice(1) };
}

function numberIn(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
