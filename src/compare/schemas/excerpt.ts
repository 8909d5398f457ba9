import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Direction } from '../../schema/index.ts';
import { applicators, assertions } from '../../schema/reading.ts';
import { internalTarget, isDeciding } from '../deciding.ts';
import { declaredProperties, requiredAround } from './declared-properties.ts';
import { isAvoided, requiredNames, schemaAt, type SchemaSide } from './schema-side.ts';

/** How schemas are copied. */
export interface Reading {
  readonly side: SchemaSide;
  readonly name: 'base' | 'head';
  /** Whose schema it is: the sender sends what it declares, the receiver accepts what it allows. */
  readonly role: 'sender' | 'receiver';
  /** Which properties that nobody declares objects of the sender have. */
  readonly others: Others;
  /** Names of the optional properties that are kept, of which a schema loses all others; all are when there are none. */
  readonly only?: ReadonlySet<string>;
}

/**
 * Which properties objects have beside those that the sender declares, where it says nothing of others: `none`, `one`
 * with a name that nobody declares, or `any`. With `any`, every new optional property of a receiver would break a sender
 * who happens to use its name.
 */
export type Others = 'none' | 'one' | 'any';

/** A property that nobody declares. */
const undeclared = 'not-declared-by-anybody';

/**
 * A small document of its own, with schemas of two contracts in it: so that schemas of both can be combined,
 * and that a large document around them costs nothing.
 */
export interface Excerpt {
  readonly document: JsonObject;
  /** A copy of the schema at a pointer, with what it reaches copied beside it. `whole`: values stand for themselves here, and are no branch. */
  copy(reading: Reading, pointer: string, whole: boolean): JsonObject | boolean;
  /** A copy of the value of one keyword of the schema at a pointer. */
  keyword(reading: Reading, pointer: string, keyword: string): Json | undefined;
  /** Puts a schema in the document and gives its pointer. */
  place(name: string, schema: JsonObject | boolean): string;
  /** Where what stands at a pointer of the excerpt was written: in whose schema, and at which pointer. */
  origin(pointer: string): { readonly side: SchemaSide; readonly pointer: string } | undefined;
}

interface Work {
  readonly direction: Direction;
  readonly definitions: JsonObject;
  readonly names: Map<string, string>;
  readonly origins: Map<string, { readonly side: SchemaSide; readonly pointer: string }>;
  readonly sides: SchemaSide[];
}

/** An empty excerpt; `direction` says which properties travel and which are required. */
export function createExcerpt(direction: Direction): Excerpt {
  const definitions: JsonObject = {};
  const document: JsonObject = { $defs: definitions };
  const work: Work = { direction, definitions, names: new Map(), origins: new Map(), sides: [] };
  return {
    document,
    copy: (reading, pointer, whole) =>
      copySchema(work, reading, pointer, schemaAt(reading.side, pointer), whole),
    keyword: (reading, pointer, keyword) => {
      const schema = schemaAt(reading.side, pointer);
      return isObject(schema) ? copyKeyword(work, reading, pointer, schema, keyword) : undefined;
    },
    place: (name, schema) => {
      document[name] = schema;
      return appendPointer('', name);
    },
    origin: (pointer) => originOf(work, pointer),
  };
}

function originOf({ origins }: Work, pointer: string): ReturnType<Excerpt['origin']> {
  const [, start = '', rest = ''] = /^(\/\$defs\/[^/]+)(.*)$/.exec(pointer) ?? [];
  const origin = origins.get(start);
  return origin && { side: origin.side, pointer: origin.pointer + rest };
}

/** A definition for each schema and way of reading it, made when it is first referred to: references may come back. */
function define(work: Work, reading: Reading, pointer: string, whole: boolean): JsonObject {
  if (!work.sides.includes(reading.side)) work.sides.push(reading.side);
  const side = work.sides.indexOf(reading.side);
  const key = [side, reading.role, reading.others, whole && reading.others !== 'any', pointer].join(' ');
  const known = work.names.get(key);
  if (known !== undefined) return { $ref: `#/$defs/${known}` };
  const name = String(work.names.size);
  work.names.set(key, name);
  work.origins.set(`/$defs/${name}`, { side: reading.side, pointer });
  work.definitions[name] = copySchema(work, reading, pointer, schemaAt(reading.side, pointer), whole);
  return { $ref: `#/$defs/${name}` };
}

function copySchema(
  work: Work,
  reading: Reading,
  pointer: string,
  schema: Json,
  whole: boolean,
): JsonObject | boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) return true;
  const target = internalTarget(schema.$ref);
  const deciding = Object.keys(schema).filter(isDeciding);
  if (deciding.length === 1 && target !== undefined) return define(work, reading, target, whole);
  const copy: JsonObject = {};
  for (const keyword of deciding) {
    const value = copyKeyword(work, reading, pointer, schema, keyword);
    if (value !== undefined) setOwn(copy, keyword, value);
  }
  if (whole && reading.only) return slim(copy, reading.only, requiredAround(reading.side, pointer));
  return whole && reading.others !== 'any' ? close(copy, reading, pointer) : copy;
}

/** What says of properties more than which there are: a schema with that loses none. */
const ofNames = [
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
  'minProperties',
  'propertyNames',
];

/** A schema of fewer values, that are much faster found: optional properties that nobody asks for are never there. */
function slim(copy: JsonObject, only: ReadonlySet<string>, required: ReadonlySet<string>): JsonObject {
  if (ofNames.some((keyword) => copy[keyword] !== undefined)) return copy;
  const properties = Object.fromEntries([...required, ...only].map((name) => [name, true]));
  if (copy.properties === undefined && required.size === 0) return copy;
  const allOf = Array.isArray(copy.allOf) ? copy.allOf : [];
  return { ...copy, allOf: [...allOf, { properties, additionalProperties: false }] };
}

/** Not by `unevaluatedProperties`, which takes far more to work out. */
function close(copy: JsonObject, { side, others }: Reading, pointer: string): JsonObject {
  const names = declaredProperties(side, pointer);
  if (names === undefined) return copy;
  const known = others === 'one' ? [...names, undeclared] : names;
  const properties = Object.fromEntries(known.map((name) => [name, true]));
  const allOf = Array.isArray(copy.allOf) ? copy.allOf : [];
  const isPlain = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if'].every((keyword) => copy[keyword] === undefined);
  if (isPlain) {
    const own = isObject(copy.properties) ? copy.properties : {};
    return { ...copy, properties: { ...properties, ...own }, additionalProperties: false };
  }
  return { ...copy, allOf: [...allOf, { properties, additionalProperties: false }] };
}

/** Applicators whose subschemas speak of a part of the value, which stands for itself there. */
const intoParts: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'prefixItems',
]);
/** Applicators under which fewer values below may mean more above: nothing is closed there. */
const reversing: ReadonlySet<string> = new Set(['not', 'if', 'contains', 'propertyNames']);

function copyKeyword(
  work: Work,
  reading: Reading,
  pointer: string,
  schema: JsonObject,
  keyword: string,
): Json | undefined {
  const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
  if (value === undefined) return undefined;
  if (keyword === 'required') return [...requiredNames(reading.side, schema, work.direction)];
  if (keyword === '$ref' || keyword === '$dynamicRef') return copyReference(work, reading, value);
  const holding = applicators.get(keyword);
  if (!holding) return assertions.has(keyword) ? value : undefined;
  const inner = reversing.has(keyword) ? { ...reading, others: 'any' as const, only: undefined } : reading;
  const copy = (part: Json, ...tokens: readonly (string | number)[]): Json =>
    copySchema(work, inner, appendPointer(pointer, keyword, ...tokens), part, intoParts.has(keyword));
  if (holding === 'one') return copy(value);
  if (holding === 'list')
    return Array.isArray(value) ? value.map((part, index) => copy(part, index)) : undefined;
  if (!isObject(value)) return undefined;
  const map: JsonObject = {};
  const required = reading.only && requiredAround(reading.side, pointer);
  for (const [name, part] of Object.entries(value)) {
    if (keyword === 'properties' && required && !required.has(name) && !reading.only?.has(name)) continue;
    const isUnsent = keyword === 'properties' && isAvoided(reading.side, schema, name, work.direction);
    setOwn(map, name, isUnsent ? reading.role === 'receiver' : copy(part, name));
  }
  return map;
}

/** A reference to an anchor is copied as it is: it leads nowhere here, which the engine reports and does not decide. */
function copyReference(work: Work, reading: Reading, value: Json): Json {
  const target = internalTarget(value);
  return target === undefined ? value : (define(work, reading, target, false).$ref ?? value);
}
