import { fromPointer } from '../json-pointer.ts';
import { isObject, type Json } from '../json.ts';
import { both, holds, shaped, type Demand } from '../demand.ts';
import type { Alternative, Clause, Keyword, Site } from '../keyword.ts';
import { matches } from '../languages/matcher.ts';
import { namesOf } from '../name-set.ts';
import type { SchemaNode } from '../schema-node.ts';
import { where } from '../shape.ts';
import { indices } from './all-of.ts';
import { only } from './enum.ts';
import { without } from './required.ts';

/**
 * `discriminator` (OpenAPI 3.2, "Discriminator Object"): a value names the schema it is meant for, beside
 * `oneOf` or `anyOf` one of the branches, in a base schema one of those that extend it by `allOf`; or a
 * server takes it for one of another schema. No validator asserts this, so nothing breaks it; it only guides
 * what is made. A schema that says itself which names it has is right, whatever the mapping says.
 */
export const discriminator: Keyword = {
  name: 'discriminator',
  types: ['object'],
  assert: (value, site) => {
    const fork = forkOf(value);
    if (!fork || !site.family) return [];
    const unions = ['oneOf', 'anyOf'].filter((union) => site.schema[union] !== undefined);
    if (unions.length === 0) return site.isBreaking ? [] : guided(site, descendants(site, fork), fork);
    return unions
      .filter((union) => !site.leavesOut(union))
      .map((union) => indices(site.schema[union]).flatMap((index) => branch(site, union, index, fork)));
  },
  deny: () => [],
};

/** Where values part: by the values of a property. */
interface Fork {
  readonly property: string;
  readonly mapping: Readonly<Record<string, Json>>;
  /** The schema of values that name none that is known (OpenAPI 3.2). */
  readonly otherwise: string | undefined;
}

function forkOf(value: Json | undefined): Fork | undefined {
  if (!isObject(value) || typeof value['propertyName'] !== 'string') return undefined;
  const { propertyName: property, mapping, defaultMapping } = value;
  return {
    property,
    mapping: isObject(mapping) ? mapping : {},
    otherwise: typeof defaultMapping === 'string' ? defaultMapping : undefined,
  };
}

/** More schemas than this are not told apart. */
const mostSchemas = 32;

function branch(site: Site, union: string, index: number, fork: Fork): readonly Alternative[] {
  const whole = site.demandOf(union, index);
  const target = site.below(union, index)?.below('$ref');
  return target ? ways(site, target, whole, fork) : [{ demand: whole }];
}

/** The ways in which a value is meant for a schema: it has one of its names, or none where the schema is the default. */
function ways(site: Site, target: Site, whole: Demand, fork: Fork): readonly Alternative[] {
  const names = namesFor(target, fork);
  if (names.length === 0) return [{ demand: whole }];
  const isDefault = fork.otherwise !== undefined && site.family?.named(fork.otherwise) === target.node;
  const absent = { demand: both(whole, shaped(where({ object: without(fork.property) }))) };
  return [{ demand: both(whole, named(site, fork.property, names)) }, ...(isDefault ? [absent] : [])];
}

/** A value that is made to break something may lack its name. */
function named(site: Site, property: string, names: readonly string[]): Demand {
  const rules = [{ of: namesOf(property), demand: shaped(only(names)) }];
  return shaped(where({ object: { ...(!site.isBreaking && { required: [property] }), rules } }));
}

/** The schemas that extend a base, or that its mapping names, itself among them where the mapping names it. */
function descendants(site: Site, { mapping }: Fork): readonly SchemaNode[] {
  const { family } = site;
  if (!family) return [];
  const mapped = Object.values(mapping).flatMap((entry) =>
    typeof entry === 'string' ? (family.named(entry) ?? []) : [],
  );
  return [...new Set([...extensionsBelow(site.node, site), ...mapped])].slice(0, mostSchemas);
}

function extensionsBelow(node: SchemaNode, site: Site): readonly SchemaNode[] {
  const found = new Set<SchemaNode>();
  const pending = [node];
  for (let next = pending.shift(); next && found.size < mostSchemas; next = pending.shift()) {
    for (const extension of site.family?.extensions(next) ?? []) {
      if (found.has(extension) || extension === node) continue;
      found.add(extension);
      pending.push(extension);
    }
  }
  return [...found];
}

function guided(site: Site, nodes: readonly SchemaNode[], fork: Fork): readonly Clause[] {
  const clause = nodes.flatMap((node) => ways(site, site.siteOf(node), demandOf(node, site), fork));
  return clause.length > 0 ? [clause] : [];
}

function demandOf(node: SchemaNode, site: Site): Demand {
  return node === site.node ? both() : holds(node);
}

/**
 * What a schema has of a base with a discriminator: values of it bear its own name, or that of a schema that
 * extends it.
 */
export function inherited(site: Site): readonly Clause[] {
  const fork = site.family && forkAbove(site, 8);
  if (!fork || namesFor(site, fork).length === 0) return [];
  return guided(site, [site.node, ...extensionsBelow(site.node, site)], fork);
}

function forkAbove(site: Site, depth: number): Fork | undefined {
  if (depth === 0) return undefined;
  for (const index of indices(site.schema['allOf'])) {
    const base = site.below('allOf', index)?.below('$ref');
    const fork = base && (forkOf(base.schema['discriminator']) ?? forkAbove(base, depth - 1));
    if (fork) return fork;
  }
  return undefined;
}

/**
 * The names that the mapping gives a schema, or its own name in `components` when it gives none: as far as the
 * schema allows them.
 */
function namesFor(target: Site, { property, mapping }: Fork): readonly string[] {
  const { pointer } = target.node;
  const own = fromPointer(pointer).at(-1) ?? '';
  const above = Object.keys(mapping).length === 0 ? forkAbove(target, 8) : undefined;
  const entries = Object.entries(above?.property === property ? above.mapping : mapping);
  const mapped = entries.flatMap(([name, entry]) => (entry === own || entry === `#${pointer}` ? [name] : []));
  const spoken = propertySchemas(target, property, 8);
  if (spoken.length === 0) return [];
  return (mapped.length > 0 ? mapped : [own]).filter((name) =>
    spoken.every((schema) => allows(schema, name)),
  );
}

/** Whether a text will do for a property, as far as its schema says it in itself. */
function allows(schema: Json, text: string): boolean {
  if (!isObject(schema)) return schema === true;
  const { type = 'string', enum: listed = [text], const: constant = text, pattern = '' } = schema;
  const fits = typeof pattern !== 'string' || matches(pattern, text);
  return [type].flat().includes('string') && [listed].flat().includes(text) && constant === text && fits;
}

function propertySchemas(site: Site | undefined, property: string, depth: number): readonly Json[] {
  if (!site || depth === 0) return [];
  const { properties, allOf } = site.schema;
  const own =
    isObject(properties) && Object.hasOwn(properties, property)
      ? throughReferences(site.below('properties', property), depth)
      : [];
  const parts = indices(allOf).flatMap((index) =>
    propertySchemas(site.below('allOf', index), property, depth - 1),
  );
  return [...own, ...parts, ...propertySchemas(site.below('$ref'), property, depth - 1)];
}

function throughReferences(site: Site | undefined, depth: number): readonly Json[] {
  if (!site || depth === 0) return [];
  return [site.schema, ...throughReferences(site.below('$ref'), depth - 1)];
}
