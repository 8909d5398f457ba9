import { isObject, textOf, type Json, type JsonObject } from '../../json.ts';
import { appendPointer, fromPointer } from '../../json-pointer.ts';
import { internalTarget } from '../deciding.ts';
import { normalPointer } from '../normal/work.ts';
import type { Sides } from './pair.ts';
import type { SchemaSide } from './schema-side.ts';

/** What a discriminator says: which property, and which schema each of its values means. */
interface Meaning {
  readonly property: string;
  /** Pointers into the source of the schemas that values mean. */
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * How two discriminators differ in what travels ("Discriminator Object"): a value is the name of a component where
 * no mapping names it, so a mapping that says the same is none, and a component with another name is another value.
 * In words; empty when they say the same.
 */
export function discriminatorDifference(sides: Sides, base: JsonObject, head: JsonObject): string {
  const [before, after] = [meaningOf(sides.base, base), meaningOf(sides.head, head)];
  if (!before || !after)
    return before ? 'the discriminator was removed' : after ? 'a discriminator was added' : '';
  const property =
    before.property === after.property
      ? []
      : [
          `the discriminator is now the property ${quoted(after.property)}, no longer ${quoted(before.property)}`,
        ];
  return [...property, ...valueChanges(sides, before, after)].join('; ');
}

function valueChanges({ base, head }: Sides, before: Meaning, after: Meaning): readonly string[] {
  const isSame = (from: string, to: string): boolean => from === to || keyOf(base, from) === keyOf(head, to);
  const isKept = (from: string): boolean => [...after.targets.values()].some((to) => isSame(from, to));
  const isKnown = (to: string): boolean => [...before.targets.values()].some((from) => isSame(from, to));
  const fresh = new Map([...after.targets].filter(([value]) => !before.targets.has(value)));
  const texts: string[] = [];
  for (const [value, from] of before.targets) {
    const to = after.targets.get(value);
    if (to !== undefined) {
      if (!isSame(from, to))
        texts.push(`${quoted(value)} means ${nameOf(to)} now, no longer ${nameOf(from)}`);
      continue;
    }
    // A branch that is gone is told of the union.
    if (!isKept(from)) continue;
    const [other] = [...fresh].find(([, target]) => isSame(from, target)) ?? [];
    if (other !== undefined) fresh.delete(other);
    texts.push(
      other === undefined
        ? `${quoted(value)} no longer means ${nameOf(from)}`
        : `${nameOf(from)} is called ${quoted(other)} now, no longer ${quoted(value)}`,
    );
  }
  const added = [...fresh].filter(([, to]) => isKnown(to));
  return [...texts, ...added.map(([value, to]) => `${quoted(value)} means ${nameOf(to)} now`)];
}

function meaningOf(side: SchemaSide, schema: JsonObject): Meaning | undefined {
  const { discriminator } = schema;
  if (!isObject(discriminator) || textOf(discriminator.propertyName) === '') return undefined;
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const explicit = Object.entries(mapping).map(([value, target]) => [value, targetOf(side, target)] as const);
  const implicit = ['oneOf', 'anyOf']
    .flatMap((keyword) => listOf(schema[keyword]))
    .flatMap((branch) => componentOf(branch))
    .map((pointer) => [nameOf(pointer), pointer] as const);
  const named = new Set(explicit.map(([, target]) => target));
  const unnamed = implicit.filter(([, target]) => !named.has(target));
  return { property: textOf(discriminator.propertyName), targets: new Map([...unnamed, ...explicit]) };
}

/** A mapping names a component or refers to it. */
function targetOf({ normal }: SchemaSide, target: Json): string {
  const text = textOf(target);
  const component = appendPointer('/components/schemas', text);
  const { components } = normal.source;
  const schemas = isObject(components) ? components.schemas : undefined;
  if (isObject(schemas) && Object.hasOwn(schemas, text)) return component;
  return internalTarget(text) ?? text;
}

/** The component that a branch in normal form refers to, as a pointer into the source. */
function componentOf(branch: Json): readonly string[] {
  const target = isObject(branch) ? internalTarget(branch.$ref) : undefined;
  const [, pointer = ''] = target === undefined ? [] : fromPointer(target);
  return pointer.startsWith('/components/schemas/') ? [pointer] : [];
}

function keyOf(side: SchemaSide, pointer: string): string {
  side.normal.define(pointer);
  return side.keys.schema(normalPointer(pointer));
}

function nameOf(pointer: string): string {
  return fromPointer(pointer).at(-1) ?? pointer;
}

function quoted(value: string): string {
  return JSON.stringify(value);
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
