import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Difference } from './difference.ts';
import { childOf, isSameKeyword, keywordDifference } from './keyword-difference.ts';
import { noPart, type Child, type Pair, type Part, type Sides } from './pair.ts';
import { isAvoided } from './schema-side.ts';
import type { Step } from './step.ts';

/** Properties that one side alone names, those that both name, and what holds for others (Core 2020-12, section 10.3.2). */
export function memberDifferences(sides: Sides, pair: Pair, base: JsonObject, head: JsonObject): Part {
  const [before, after] = [namesIn(base.properties), namesIn(head.properties)];
  const [old, known] = [new Set(before), new Set(after)];
  const changed = before.filter((name) => known.has(name) && !isSameProperty(sides, base, head, name));
  const others = additional(sides, pair, base, head, [...before, ...after]);
  const { direction } = sides;
  const gone = before.filter((name) => !known.has(name) && !isAvoided(sides.base, base, name, direction));
  const fresh = after.filter((name) => !old.has(name) && !isAvoided(sides.head, head, name, direction));
  const own = [
    ...gone.map((name) => propertyDifference(name, 'removed')),
    ...fresh.map((name) => propertyDifference(name, 'added')),
  ];
  return {
    own: [...own, ...others.own],
    children: [
      ...changed.map((name): Child => {
        const child = childOf(pair, { into: 'property', name }, ['properties', name]);
        const isUnsent =
          isAvoided(sides.base, base, name, direction) || isAvoided(sides.head, head, name, direction);
        return isUnsent ? Object.assign(child, { unsent: true }) : child;
      }),
      ...others.children,
    ],
  };
}

/** Whether a property is the same on both sides, with all that it reaches. */
function isSameProperty(sides: Sides, base: JsonObject, head: JsonObject, name: string): boolean {
  const [before, after] = [base.properties, head.properties].map((properties) =>
    isObject(properties) ? (properties[name] ?? null) : null,
  );
  return sides.base.keys.schemaOf(before ?? null) === sides.head.keys.schemaOf(after ?? null);
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
  const patterns = [...new Set([base, head].flatMap((schema) => namesIn(schema.patternProperties)))];
  const step: Step = { into: 'additional property', besides, patterns };
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
