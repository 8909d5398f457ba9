import { isObject, type Json, type JsonObject } from './json.ts';
import { appendPointer, valueAt } from './json-pointer.ts';

/**
 * One place in a value: the schemas that speak of it from the outset, by their pointers. `readOnly` and
 * `writeOnly` belong to the place, whichever of its schemas says so (Core 2020-12, section 7.7.1.1;
 * OpenAPI 3.0.4, "Fixed Fields" of the Schema Object).
 */
export interface InstancePlace {
  readonly key: string;
  readonly hosts: readonly string[];
  /** The branch of an alternative that the place is seen from: what it does not declare itself is not its affair. */
  readonly within: string | undefined;
}

/** The places of the values that the schemas of a document describe. */
export interface InstancePlaces {
  /** The place of a schema's subschema; `undefined` where that alone speaks of it. */
  below(place: InstancePlace | undefined, pointer: string, tokens: Tokens): InstancePlace | undefined;
  /** Whether a property of a place is marked: by `readOnly` or `writeOnly`. */
  isMarked(place: InstancePlace | undefined, pointer: string, property: string, marker: string): boolean;
}

type Tokens = readonly (string | number)[];

const remembered = new WeakMap<JsonObject, InstancePlaces | null>();

/** The places of a document; `undefined` when nothing in it is marked. */
export function instancePlaces(document: JsonObject): InstancePlaces | undefined {
  const known = remembered.get(document);
  if (known !== undefined) return known ?? undefined;
  const made = hasMarks(document) ? placesOf(document) : undefined;
  remembered.set(document, made ?? null);
  return made;
}

function hasMarks(value: Json): boolean {
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) for (const item of next) pending.push(item);
    else if (isObject(next)) {
      if (next.readOnly === true || next.writeOnly === true) return true;
      for (const name of Object.keys(next)) pending.push(next[name] ?? null);
    }
  }
  return false;
}

/** Keywords whose subschemas speak of the same value whenever their schema holds. */
const together: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', 'allOf']);
/** Those whose subschemas speak of it at times. */
const atTimes: ReadonlySet<string> = new Set(['then', 'else', 'dependentSchemas']);
const alternatives: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);
/** Keywords that lead to the same part from several schemas. */
const parts: ReadonlySet<string> = new Set(['properties', 'items', 'prefixItems']);

function placesOf(document: JsonObject): InstancePlaces {
  const closures = new Map<string, readonly JsonObject[]>();
  const pointers = new Map<JsonObject, string>();

  const closure = (hosts: readonly string[]): readonly JsonObject[] => {
    const key = hosts.join('\u0000');
    const known = closures.get(key);
    if (known) return known;
    const found = closureOf(hosts, document, pointers);
    closures.set(key, found);
    return found;
  };
  const partsAt = (hosts: readonly string[], tokens: Tokens): readonly string[] =>
    closure(hosts).flatMap((schema) => {
      const pointer = appendPointer(pointers.get(schema) ?? '', ...tokens);
      return valueAt(document, pointer) === undefined ? [] : [pointer];
    });
  return {
    below: (place, pointer, tokens) => {
      const [keyword = ''] = tokens;
      const own = appendPointer(pointer, ...tokens);
      const hosts = place?.hosts ?? [pointer];
      if (together.has(String(keyword))) return placeOf(hosts, place?.within);
      if (atTimes.has(String(keyword))) return placeOf([...hosts, own], place?.within);
      if (alternatives.has(String(keyword))) return placeOf([...hosts, own], own);
      const found = parts.has(String(keyword)) ? partsAt(hosts, tokens) : [own];
      return found.length > 1 ? placeOf(found, undefined) : undefined;
    },
    isMarked: (place, pointer, property, marker) => {
      const hosts = place?.hosts ?? [pointer];
      const isOwn = (within: string) => partsAt([within], ['properties', property]).length > 0;
      if (place?.within !== undefined && !isOwn(place.within)) return false;
      return closure(partsAt(hosts, ['properties', property])).some((schema) => schema[marker] === true);
    },
  };
}

function placeOf(hosts: readonly string[], within: string | undefined): InstancePlace {
  const unique = [...new Set(hosts)].toSorted();
  return { key: [...unique, `within ${within ?? ''}`].join('\u0000'), hosts: unique, within };
}

/** All schemas that speak of a place whenever its hosts do. */
function closureOf(
  hosts: readonly string[],
  document: JsonObject,
  pointers: Map<JsonObject, string>,
): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  const pending = [...hosts];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    const schema = valueAt(document, pointer);
    if (!isObject(schema) || found.has(schema)) continue;
    found.add(schema);
    pointers.set(schema, pointer);
    const at = pointer;
    const { allOf, $ref } = schema;
    if (Array.isArray(allOf)) allOf.forEach((_, index) => pending.push(appendPointer(at, 'allOf', index)));
    if (typeof $ref === 'string' && $ref.startsWith('#')) pending.push(targetOf($ref));
  }
  return [...found];
}

function targetOf(reference: string): string {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}
