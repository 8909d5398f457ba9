import { fromPointer } from '../../json-pointer.ts';
import { isObject, type Json } from '../../json.ts';
import { both, shaped, type Demand } from '../demand.ts';
import type { Alternative, Keyword, Site } from '../keyword.ts';
import { namesOf } from '../name-set.ts';
import { where } from '../shape.ts';
import { indices } from './all-of.ts';
import { only } from './enum.ts';

/**
 * `discriminator` beside `oneOf` or `anyOf` (OpenAPI 3.1, "Discriminator Object"): a value names the
 * branch it is meant for, or a server takes it for one of another branch. No validator asserts this, so
 * nothing breaks it; it only guides what is made. A branch that says itself which names it has is left alone.
 */
export const discriminator: Keyword = {
  name: 'discriminator',
  types: ['object'],
  assert: (value, site) => {
    const property = isObject(value) ? value['propertyName'] : undefined;
    if (typeof property !== 'string') return [];
    const mapping = isObject(value) && isObject(value['mapping']) ? value['mapping'] : {};
    return ['oneOf', 'anyOf']
      .filter((union) => !site.leavesOut(union) && site.schema[union] !== undefined)
      .map((union) =>
        indices(site.schema[union]).map((index) => branch(site, union, index, property, mapping)),
      );
  },
  deny: () => [],
};

function branch(
  site: Site,
  union: string,
  index: number,
  property: string,
  mapping: Readonly<Record<string, Json>>,
): Alternative {
  const holds = site.demandOf(union, index);
  const target = site.below(union, index)?.below('$ref');
  if (!target || !leavesOpen(target, property)) return { demand: holds };
  return { demand: both(holds, named(property, namesFor(target.node.pointer, mapping))) };
}

function named(property: string, names: readonly string[]): Demand {
  const rules = [{ of: namesOf(property), demand: shaped(only(names)) }];
  return shaped(where({ object: { required: [property], rules } }));
}

/** The names that the mapping gives a schema; its own name in `components` when it gives none. */
function namesFor(pointer: string, mapping: Readonly<Record<string, Json>>): readonly string[] {
  const own = fromPointer(pointer).at(-1) ?? '';
  const mapped = Object.keys(mapping).filter(
    (name) => mapping[name] === own || mapping[name] === `#${pointer}`,
  );
  return mapped.length > 0 ? mapped : [own];
}

/** Annotations, which say nothing of the value. */
const annotations = new Set(['title', 'description', 'default', 'example', 'examples', 'deprecated']);

/** Whether a schema has the property, and any string will do for it as far as the schema says. */
function leavesOpen(site: Site, property: string): boolean {
  const spoken = propertySchemas(site, property, 8);
  return spoken.length > 0 && spoken.every((schema) => isObject(schema) && isAnyString(schema));
}

function isAnyString(schema: Readonly<Record<string, Json>>): boolean {
  const others = Object.keys(schema).filter((key) => !annotations.has(key) && !key.startsWith('x-'));
  return others.length === 1 && schema['type'] === 'string';
}

function propertySchemas(site: Site | undefined, property: string, depth: number): readonly unknown[] {
  if (!site || depth === 0) return [];
  const { properties, allOf } = site.schema;
  const own = isObject(properties) && Object.hasOwn(properties, property) ? [properties[property]] : [];
  const parts = indices(allOf).flatMap((index) =>
    propertySchemas(site.below('allOf', index), property, depth - 1),
  );
  return [...own, ...parts, ...propertySchemas(site.below('$ref'), property, depth - 1)];
}
