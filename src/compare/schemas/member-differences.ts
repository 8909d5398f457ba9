import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Difference } from './difference.ts';
import { childOf, isSameKeyword, keywordDifference } from './keyword-difference.ts';
import { noPart, type Child, type Pair, type Part, type Sides } from './pair.ts';
import { isAvoided, type SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';

/** Properties that one side alone names, those that both name, and what holds for others (Core 2020-12, section 10.3.2). */
export function memberDifferences(sides: Sides, pair: Pair, base: JsonObject, head: JsonObject): Part {
  const [before, after] = [namesIn(base.properties), namesIn(head.properties)];
  const common = before.filter((name) => after.includes(name));
  const others = additional(sides, pair, base, head, [...before, ...after]);
  const { direction } = sides;
  const travels = (side: SchemaSide, pointer: string, name: string): boolean =>
    !isAvoided(side, appendPointer(pointer, 'properties', name), direction);
  const gone = before.filter((name) => !common.includes(name) && travels(sides.base, pair.base, name));
  const fresh = after.filter((name) => !common.includes(name) && travels(sides.head, pair.head, name));
  const own = [
    ...gone.map((name) => propertyDifference(name, 'removed')),
    ...fresh.map((name) => propertyDifference(name, 'added')),
  ];
  return {
    own: [...own, ...others.own],
    children: [...common.map((name) => property(sides, pair, name)), ...others.children],
  };
}

function property(sides: Sides, pair: Pair, name: string): Child {
  const child = childOf(pair, { into: 'property', name }, ['properties', name]);
  return isUnsent(sides, pair, name) ? { ...child, unsent: true } : child;
}

function isUnsent({ base, head, direction }: Sides, pair: Pair, name: string): boolean {
  return (
    isAvoided(base, appendPointer(pair.base, 'properties', name), direction) ||
    isAvoided(head, appendPointer(pair.head, 'properties', name), direction)
  );
}

function propertyDifference(name: string, action: 'added' | 'removed'): Difference {
  return {
    kind: 'property',
    action,
    trend: action === 'added' ? 'tightened' : 'loosened',
    replacement: { part: 'property', name },
    open: false,
    tokens: ['properties', name],
    before: undefined,
    after: undefined,
  };
}

function additional(
  sides: Sides,
  pair: Pair,
  base: JsonObject,
  head: JsonObject,
  besides: readonly string[],
): Part {
  const isSame = isSameKeyword(sides, pair, 'additionalProperties');
  // What holds for others depends on which names the patterns take.
  if (!isSame && !isSameKeyword(sides, pair, 'patternProperties'))
    return {
      own: [keywordDifference(['additionalProperties', 'patternProperties'], base, head, true)],
      children: [],
    };
  if (isSame) return noPart;
  if (!isObject(base.additionalProperties) || !isObject(head.additionalProperties))
    return { own: additionalDifference(base, head), children: [] };
  const step: Step = { into: 'additional property', besides };
  return { own: [], children: [childOf(pair, step, ['additionalProperties'])] };
}

/** `true` and `{}` say no more than nothing. */
function additionalDifference(base: JsonObject, head: JsonObject): readonly Difference[] {
  const [before, after] = [meant(base.additionalProperties), meant(head.additionalProperties)];
  return before === after ? [] : [keywordDifference(['additionalProperties'], base, head, true)];
}

function meant(schema: Json | undefined): Json | undefined {
  const saysNothing = schema === true || (isObject(schema) && Object.keys(schema).length === 0);
  return saysNothing ? undefined : schema;
}

function namesIn(value: Json | undefined): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}
