import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { type Lowered, lower } from '../schema/judging.ts';
import { schemaGraph } from '../schema/reading.ts';
import type { Direction, Unsupported } from '../schema/index.ts';
import { mergeDefinitions } from './merge-definitions.ts';
import { extractRepeated } from './repeated-schemas.ts';

/** A schema to write a check for. */
export interface CheckedSchema {
  /** The name that the check is exported under: an identifier. */
  readonly name: string;
  /** A schema; references in it are resolved within the document. */
  readonly schema: Json;
  readonly direction: Direction;
}

/** Schemas as a validator reads them, each under a name that others refer to it by. */
export interface Definitions {
  readonly schemas: Map<string, JsonObject>;
  /** Which of them each checked schema is, by the check's name. */
  readonly checked: Map<string, string>;
  /** Where each was written: a JSON pointer into the document; `''` for what stands in none. */
  readonly pointers: Map<string, string>;
  readonly unsupported: Unsupported[];
}

/** What is known while definitions are made. */
interface Work extends Definitions {
  /** Every object in the schemas that holds a `$ref`. */
  readonly references: JsonObject[];
}

/** All that schemas reach, in both directions. What is written alike is one. */
export function definitionsOf(document: JsonObject, schemas: readonly CheckedSchema[]): Definitions {
  const work: Work = {
    schemas: new Map(),
    checked: new Map(),
    pointers: new Map(),
    unsupported: [],
    references: [],
  };
  for (const direction of ['request', 'response'] as const) {
    const wanted = schemas.filter((schema) => schema.direction === direction);
    if (wanted.length > 0) define(document, direction, wanted, work);
  }
  mergeDefinitions(work, work.references);
  return work;
}

/** A member of the copied document that no description has, for the schemas that stand in none. */
const shelf = 'x-openapi-contract-checks';

/** Lowers all schemas of one direction at once: what several of them reach is there once. */
function define(
  document: JsonObject,
  direction: Direction,
  checked: readonly CheckedSchema[],
  work: Work,
): void {
  const all: JsonObject = {
    anyOf: checked.map((_schema, index) => ({ $ref: `#${appendPointer('', shelf, 'schemas', index)}` })),
  };
  const whole = { ...document, [shelf]: { all, schemas: checked.map(({ schema }) => schema) } };
  const lowered = lower(
    schemaGraph({ document: whole, pointer: appendPointer('', shelf, 'all') }),
    direction,
  );
  for (const { schemaPointer, reason } of lowered.problems)
    work.unsupported.push({ schemaPointer: placeOf(schemaPointer), reason });
  endLoops(lowered);
  const objects = objectsIn(lowered);
  for (const holder of objects.filter(isReference)) holder['$ref'] = renamed(holder['$ref'], direction);
  const repeated = extractRepeated(objects, (index) => `${direction}-repeated-${index}`);
  for (const [name, schema] of repeated) work.schemas.set(name, schema);
  for (const holder of [...objects, ...repeated.values()].filter(isReference)) work.references.push(holder);
  const branches = addDefinitions(lowered, direction, work);
  checked.forEach(({ name }, index) => work.checked.set(name, branches[index] ?? ''));
}

/** A reference that was reported, as it leads back to its own schema for the same value, would never be done. */
function endLoops({ nodes, problems }: Lowered): void {
  const reported = new Set(problems.map(({ schemaPointer }) => schemaPointer));
  for (const [schema, { pointer }] of nodes) {
    if (isObject(schema) && reported.has(appendPointer(pointer, '$ref'))) delete schema['$ref'];
  }
}

/** Gives the names of the definitions that the root lists. */
function addDefinitions({ schema, nodes }: Lowered, direction: Direction, work: Work): string[] {
  const { $defs, $ref } = schema;
  const root = renamed($ref, direction);
  let branches: Json[] = [];
  for (const [id, definition] of Object.entries(isObject($defs) ? $defs : {})) {
    const name = renamed(`#/$defs/${id}`, direction);
    const object = asObject(definition);
    if (name === root) branches = Array.isArray(object['anyOf']) ? object['anyOf'] : [];
    else {
      work.schemas.set(name, object);
      work.pointers.set(name, placeOf(nodes.get(definition)?.pointer ?? ''));
    }
  }
  return branches.map((branch) => (isObject(branch) ? textOf(branch['$ref']) : ''));
}

function placeOf(pointer: string): string {
  return pointer.startsWith(`/${shelf}/`) ? '' : pointer;
}

/** Every schema object; a dynamic reference may stand in an `allOf` that was added for it. */
function objectsIn({ nodes }: Lowered): JsonObject[] {
  const objects = [...nodes.keys()].filter(isObject);
  const added = objects.flatMap(({ allOf }) => (Array.isArray(allOf) ? allOf.filter(isObject) : []));
  return [...new Set([...objects, ...added])];
}

/** A lowered schema refers to `#/$defs/…`. */
function isReference({ $ref }: JsonObject): boolean {
  return typeof $ref === 'string';
}

function renamed(reference: Json | undefined, direction: Direction): string {
  return `${direction}${textOf(reference).replace('#/$defs/', '-')}`;
}

function asObject(schema: Json): JsonObject {
  if (isObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}
