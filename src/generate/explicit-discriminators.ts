import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';
import { namesOfMembers } from './discriminator-names.ts';
import {
  type SchemaLookup,
  discriminated,
  partsOf,
  partsWithin,
  propertySchemas,
  schemaLookup,
} from './schema-lookup.ts';
import { sharingCopy } from './sharing-copy.ts';
import { literalsOf } from './typable-literals.ts';

/**
 * A document that says in JSON Schema what another one says by discriminators (OpenAPI 3.1, "Discriminator
 * Object"): each schema that one tells apart has in its property the names it is told by, and nothing has a
 * discriminator. What a schema says of the property by `const` or `enum` goes before any name. The document
 * itself where it has no discriminator; a copy otherwise.
 */
export function explicitDiscriminators(document: JsonObject): JsonObject {
  const found = discriminated(document);
  if (found.length === 0) return document;
  // Names are looked up in what stays as it is.
  const lookup = schemaLookup(document);
  const copy = sharingCopy(document);
  const defaults = new Set(found.map(({ value }) => defaultOf(value, lookup)));
  for (const { pointer, property, names } of namesOfMembers(found, lookup)) {
    // What stands for values that name nothing known need not name itself (OpenAPI 3.2, `defaultMapping`).
    if (defaults.has(pointer)) continue;
    const [member, target] = [valueAt(document, pointer), copy.at(pointer)];
    if (!isObject(member) || !target) continue;
    Object.assign(target, structuredClone(target));
    tell(member, target, property, names, lookup);
  }
  for (const { pointer } of found) delete copy.at(pointer)?.['discriminator'];
  return copy.document;
}

/** The pointer of the schema that `defaultMapping` names or refers to. */
function defaultOf({ discriminator }: JsonObject, lookup: SchemaLookup): string | undefined {
  const name = isObject(discriminator) ? discriminator['defaultMapping'] : undefined;
  if (typeof name !== 'string') return undefined;
  const component = toPointer(['components', 'schemas', name]);
  return valueAt(lookup.document, component) === undefined ? lookup.pointerOf(name) : component;
}

function tell(
  member: JsonObject,
  target: JsonObject,
  property: string,
  names: ReadonlySet<string>,
  lookup: SchemaLookup,
): void {
  const literals = literalsFor(member, property, names, lookup);
  if (!literals) return;
  const holder = partsWithin(target).find((part) => declares(part, property)) ?? target;
  const properties = isObject(holder['properties']) ? holder['properties'] : {};
  const before = Object.hasOwn(properties, property) ? properties[property] : undefined;
  const { $ref: _reference, const: _only, ...rest } = isObject(before) ? before : {};
  setOwn(properties, property, { ...rest, enum: [...literals] });
  holder['properties'] = properties;
}

/** The values that the property is narrowed to; `undefined` when it stays as it is. */
function literalsFor(
  member: JsonObject,
  property: string,
  names: ReadonlySet<string>,
  lookup: SchemaLookup,
): readonly Json[] | undefined {
  const { type } = member;
  if (type !== undefined && type !== 'object' && !(Array.isArray(type) && type.includes('object')))
    return undefined;
  const declared = propertySchemas(member, property, lookup);
  if (declared.length === 0 && partsOf(member, lookup).some((part) => part['additionalProperties'] === false))
    return undefined;
  const listed = declared.flatMap((each) => {
    const found = partsOf(each, lookup).map(literalsOf);
    return found.filter((values) => values !== undefined);
  });
  const types = declared
    .flatMap((each) => partsOf(each, lookup).map((part) => part['type']))
    .filter((each) => each !== undefined);
  const values = [...names].flatMap((name) => valueFor(name, types));
  const [first, ...others] = listed;
  if (!first) return values.length > 0 ? values : undefined;
  const possible = first.filter((value) => others.every((other) => other.includes(value)));
  const told = possible.filter((value) => values.includes(value));
  return told.length > 0 && told.length < possible.length ? told : undefined;
}

/** A name as a value of the property's type. */
function valueFor(name: string, types: readonly Json[]): Json[] {
  const isOf = (type: string): boolean =>
    types.some((each) => each === type || (Array.isArray(each) && each.includes(type)));
  if (types.length === 0 || isOf('string')) return [name];
  if ((isOf('integer') || isOf('number')) && String(Number(name)) === name) return [Number(name)];
  return isOf('boolean') && (name === 'true' || name === 'false') ? [name === 'true'] : [];
}

function declares({ properties }: JsonObject, name: string): boolean {
  return isObject(properties) && Object.hasOwn(properties, name);
}
