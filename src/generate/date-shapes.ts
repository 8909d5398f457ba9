import type { Contract, Operation, Parameter } from '../contract/contract.ts';
import { decodedData, isSequential } from '../contract/sequences.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { fromPointer, valueAt } from '../json-pointer.ts';
import { isJson } from './runtime/read-body.ts';
import type { DateShapes, Shape } from './runtime/dates.ts';
import { type SchemaLookup, schemaLookup, schemasIn } from './schema-lookup.ts';
import { itemSchemaOf } from './typable-streams.ts';

/** The shapes of a contract's components that hold dates, and those of its operations. */
export interface ContractShapes {
  readonly named: Readonly<Record<string, Shape>>;
  /** `undefined` of an operation without dates. */
  of(operation: Operation): DateShapes | undefined;
}

/** Finds the dates that a contract describes by `format`: `date-time` and `date` (RFC 3339). */
export function dateShapes({ document }: Contract): ContractShapes {
  const lookup = schemaLookup(document);
  const named: Record<string, Shape> = {};
  const dated = new Map<string, boolean>();
  const shape = (schema: Json | undefined): Shape | undefined =>
    isObject(schema) ? shapeOf(schema, { lookup, named, dated }) : undefined;
  return {
    named,
    of: ({ parameters, requestBody, responses }) => {
      const params = parameterShapes(parameters, (pointer) => shape(valueAt(document, pointer)));
      const body = requestBody?.content
        .map(({ schema }) => (schema === undefined ? undefined : shape(valueAt(document, schema))))
        .find(Boolean);
      const answers = responses.flatMap(({ status, content }): [string, Shape][] => {
        const found = content.flatMap(({ type, pointer }) => {
          const mediaType = valueAt(document, pointer);
          if (!isObject(mediaType)) return [];
          if (isSequential(type)) return [shape(itemSchemaOf(mediaType, lookup))];
          return isJson(type) ? [shape(mediaType['schema'])] : [];
        });
        const first = found.find((each) => each !== undefined);
        return first === undefined ? [] : [[status, first]];
      });
      const all = {
        ...(params ? { params } : {}),
        ...(body ? { body } : {}),
        ...(answers.length > 0 ? { answers: Object.fromEntries(answers) } : {}),
      };
      return Object.keys(all).length > 0 ? all : undefined;
    },
  };
}

function parameterShapes(
  parameters: readonly Parameter[],
  shape: (pointer: string) => Shape | undefined,
): Shape | undefined {
  const found = parameters.flatMap(({ in: place, name, schema }) => {
    const each = schema === undefined ? undefined : shape(schema);
    return each === undefined ? [] : [{ place, name, each }];
  });
  const places = [...Map.groupBy(found, ({ place }) => place)].map(([place, all]): [string, Shape] => [
    place,
    { members: Object.fromEntries(all.map(({ name, each }) => [name, each])) },
  ]);
  return places.length > 0 ? { members: Object.fromEntries(places) } : undefined;
}

interface Known {
  readonly lookup: SchemaLookup;
  readonly named: Record<string, Shape>;
  /** Whether a component holds dates; false while it is looked at. */
  readonly dated: Map<string, boolean>;
}

function shapeOf(schema: JsonObject, known: Known): Shape | undefined {
  const parts: (Shape | undefined)[] = [reference(schema, known), own(schema, known)];
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const part of schemasIn(schema[keyword])) parts.push(shapeOf(part, known));
  const [first, ...others] = parts.filter((part) => part !== undefined);
  return first !== undefined && others.length > 0 ? { all: [first, ...others] } : first;
}

/** A component that leads back to itself has a shape if anything in it has. */
function reference(schema: JsonObject, known: Known): Shape | undefined {
  const pointer = known.lookup.pointerOf(schema['$ref']);
  const target = known.lookup.target(schema);
  if (pointer === undefined || !target) return undefined;
  const name = fromPointer(pointer).join('/');
  if (!known.dated.has(name)) {
    known.dated.set(name, holdsDates(target, known.lookup));
    const found = known.dated.get(name) ? shapeOf(target, known) : undefined;
    if (found !== undefined) known.named[name] = found;
  }
  return known.dated.get(name) ? { of: name } : undefined;
}

function own(schema: JsonObject, known: Known): Shape | undefined {
  const { properties, additionalProperties, items, prefixItems } = schema;
  const format = dateFormat(schema);
  if (format) return format;
  const decoded = decodedData(schema);
  if (isObject(decoded)) return shapeOf(decoded, known);
  const within = (each: Json | undefined): Shape | undefined =>
    isObject(each) ? shapeOf(each, known) : undefined;
  const members = Object.entries(isObject(properties) ? properties : {}).flatMap(
    ([name, each]): [string, Shape][] => {
      const shape = within(each);
      return shape === undefined ? [] : [[name, shape]];
    },
  );
  const [item, others] = [
    within(items) ?? schemasIn(prefixItems).map(within).find(Boolean),
    within(additionalProperties),
  ];
  const shape = {
    ...(members.length > 0 ? { members: Object.fromEntries(members) } : {}),
    ...(others === undefined ? {} : { others }),
    ...(item === undefined ? {} : { items: item }),
  };
  return Object.keys(shape).length > 0 ? shape : undefined;
}

/** The format of a text that is a date. */
export function dateFormat({
  type,
  format,
  enum: values,
  const: only,
}: JsonObject): 'date' | 'date-time' | undefined {
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
  if (!isText || values !== undefined || only !== undefined) return undefined;
  return format === 'date' || format === 'date-time' ? format : undefined;
}

/** Whether a value of a schema may hold a date. */
export function holdsDates(schema: Json | undefined, lookup: SchemaLookup): boolean {
  const seen = new Set<Json>();
  const pending: Json[] = schema === undefined ? [] : [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (isObject(next)) {
      if (dateFormat(next)) return true;
      const target = lookup.target(next);
      if (target) pending.push(target);
    }
    for (const member of Object.values(next)) pending.push(member);
  }
  return false;
}
