import { walk } from '../../contract/structure.ts';
import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';
import { toPointer, valueAt } from '../../json-pointer.ts';
import type { SchemaLookup } from '../schema-lookup.ts';

/** Schemas of a document, each in a component, with the components that they reach. */
export interface Excerpt {
  readonly document: JsonObject;
  /** Its schemas by their names in `components`. */
  readonly schemas: JsonObject;
  /** The pointers of those that were asked for, in their order. */
  readonly pointers: readonly string[];
}

/**
 * The excerpt of what stands at pointers. Where something refers to elsewhere than a component, the rest of
 * the document comes along.
 *
 * @param rewrite gives what goes in for a schema
 */
export function excerptOf(
  document: JsonObject,
  pointers: readonly string[],
  rewrite: (schema: Json) => Json,
): Excerpt {
  const found = valueAt(document, '/components/schemas');
  const named = isObject(found) ? found : {};
  const schemas: JsonObject = {};
  const keys = pointers.map((_, index) => keyOf(index));
  const pending: string[] = [];
  const put = (key: string, schema: Json): void => {
    setOwn(schemas, key, rewrite(schema));
    pending.push(key);
  };
  for (const [index, pointer] of pointers.entries()) put(keyOf(index), valueAt(document, pointer) ?? {});
  let isWhole = true;
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const reference of referencesIn(schemas[key] ?? {})) {
      const [, name] = /^#\/components\/schemas\/([^/%~]+)$/.exec(reference) ?? [];
      if (name === undefined || !Object.hasOwn(named, name)) isWhole = false;
      else if (!Object.hasOwn(schemas, name)) put(name, named[name] ?? {});
    }
  }
  const rest = isWhole ? {} : document;
  const components = isObject(rest['components']) ? rest['components'] : {};
  return {
    document: {
      ...rest,
      components: { ...components, schemas: isWhole ? schemas : { ...named, ...schemas } },
    },
    schemas,
    pointers: keys.map((key) => toPointer(['components', 'schemas', key])),
  };
}

/** A document whose schemas are rewritten. */
export function rewritten({ document, schemas }: Excerpt, rewrite: (schema: Json) => Json): JsonObject {
  const components = isObject(document['components']) ? document['components'] : {};
  const all = isObject(components['schemas']) ? components['schemas'] : {};
  const copy: JsonObject = {};
  for (const [key, schema] of Object.entries(all))
    setOwn(copy, key, Object.hasOwn(schemas, key) ? rewrite(schema) : schema);
  return { ...document, components: { ...components, schemas: copy } };
}

/** A key that no component has, as their names hold no spaces ("Components Object"). */
function keyOf(index: number): string {
  return ` place ${index}`;
}

function referencesIn(schema: Json): string[] {
  return [...walk('schema', schema)].flatMap(({ value }) => {
    const references = isObject(value) ? [value['$ref'], value['$dynamicRef']] : [];
    return references.filter((reference) => typeof reference === 'string');
  });
}

/** Whether a schema has no more than so many parts: itself, the schemas in it, and those that they refer to, as often as they do. */
export function hasAtMost(parts: number, schema: Json | undefined, lookup: SchemaLookup): boolean {
  const pending = [schema];
  let count = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const { value } of walk('schema', next)) {
      count += 1;
      if (count > parts) return false;
      const target = isObject(value) ? lookup.target(value) : undefined;
      if (target) pending.push(target);
    }
  }
  return true;
}
